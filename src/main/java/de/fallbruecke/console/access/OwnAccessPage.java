package de.fallbruecke.console.access;

import de.fallbruecke.access.OpenToAll;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.PersonalAudit;
import de.fallbruecke.access.Role;
import de.fallbruecke.console.login.Sessions;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** One's own roles and sessions. */
@Controller
final class OwnAccessPage {
  private static final String PATH = "/me";

  private final Sessions sessions;
  private final PersonalAudit audit;
  private final Wordings wordings;

  OwnAccessPage(Sessions sessions, PersonalAudit audit, Wordings wordings) {
    this.sessions = sessions;
    this.audit = audit;
    this.wordings = wordings;
  }

  /** One session of one's own. */
  record Row(String browser, String since, String lastAct, boolean thisOne) {}

  /** What one is to one tenant. */
  record Granted(String tenant, boolean everywhere, List<String> roles) {}

  @GetMapping(PATH)
  @OpenToAll("shows whoever is logged in nothing but themselves")
  String show(Person person, HttpServletRequest request, Locale locale, Model model) {
    Wording words = wordings.in(locale);
    model.addAttribute("name", ForeignText.line(person.name()));
    model.addAttribute(
        "grants",
        new TreeMap<>(person.grants())
            .entrySet().stream()
                .map(grant -> granted(grant.getKey(), grant.getValue(), words))
                .toList());
    model.addAttribute(
        "sessions",
        sessions.of(person.name(), request).stream()
            .map(
                own ->
                    new Row(
                        ForeignText.line(own.browser()),
                        words.time(own.since()),
                        words.age(own.lastAct()),
                        own.thisOne()))
            .toList());
    return "console/access/me";
  }

  /** Ends all of them, this one included: whoever asks for it may not trust this one either. */
  @PostMapping(PATH + "/sessions/end")
  @OpenToAll("ends nothing but the sessions of whoever is logged in")
  String endAll(Person person) {
    audit.each(person, "SESSIONS_ENDED", Map.of());
    sessions.endAll(person.name());
    return "redirect:/login?logout";
  }

  private static Granted granted(String tenant, Set<Role> roles, Wording words) {
    return new Granted(
        ForeignText.line(tenant),
        tenant.equals(Person.EVERYWHERE),
        roles.stream().sorted().map(role -> AccessPage.name(role, words)).toList());
  }
}
