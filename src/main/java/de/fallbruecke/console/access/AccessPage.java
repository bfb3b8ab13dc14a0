package de.fallbruecke.console.access;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.LastLogin;
import de.fallbruecke.access.Logins;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Role;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.survey.Tenants;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Tenants, what roles may do, and who holds them. */
@Controller
@Needs(Ability.SEE_ACCESS)
final class AccessPage {
  private final Tenants tenants;
  private final Logins logins;
  private final Wordings wordings;

  AccessPage(Tenants tenants, Logins logins, Wordings wordings) {
    this.tenants = tenants;
    this.logins = logins;
    this.wordings = wordings;
  }

  @GetMapping("/access")
  String show(Person person, Locale locale, Model model) {
    Wording words = wordings.in(locale);
    TenantScope seen = person.scope(Ability.SEE_ACCESS);
    model.addAttribute(
        "access",
        new AccessView(
            tenants.within(seen),
            Arrays.stream(Role.values()).map(role -> row(role, words)).toList(),
            logins.within(seen).stream().map(login -> holder(login, seen, words)).toList()));
    return "console/access/access";
  }

  /** The name of a role in the language of the reader. */
  static String name(Role role, Wording words) {
    return words.text("role." + role.written());
  }

  private static AccessView.RoleRow row(Role role, Wording words) {
    return new AccessView.RoleRow(
        role.written(),
        name(role, words),
        words.text("role." + role.written() + ".meaning"),
        Arrays.stream(Ability.values())
            .filter(ability -> role.abilities().contains(ability))
            .map(ability -> words.text("ability." + ability))
            .toList());
  }

  /** What somebody is to other tenants is nobody's business here. */
  private static AccessView.Holder holder(LastLogin login, TenantScope seen, Wording words) {
    List<String> roles =
        login.written().stream()
            .filter(
                written -> {
                  String tenant = written.substring(written.indexOf('@') + 1);
                  return tenant.equals(Person.EVERYWHERE) || seen.contains(tenant);
                })
            .map(ForeignText::line)
            .toList();
    return new AccessView.Holder(
        ForeignText.line(login.person()),
        words.text("access.way." + login.way()),
        roles,
        words.time(login.at()),
        words.age(login.at()));
  }
}
