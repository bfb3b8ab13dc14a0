package de.fallbruecke.console.routes;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.route.Publishers;
import de.fallbruecke.route.archive.Publisher;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whose packages a tenant takes. */
@Controller
@Needs(Ability.CHANGE_ROUTES)
@RequestMapping("/routes/publishers")
final class PublishersPage {
  private final Publishers publishers;
  private final RouteAccess access;
  private final Audit audit;
  private final Wordings wordings;

  PublishersPage(Publishers publishers, RouteAccess access, Audit audit, Wordings wordings) {
    this.publishers = publishers;
    this.access = access;
    this.audit = audit;
    this.wordings = wordings;
  }

  /**
   * A key.
   *
   * @param revocable whether trust can be withdrawn
   */
  record Row(
      String name, String thumbprint, Badge state, String since, String until, boolean revocable) {}

  @GetMapping
  String show(
      @RequestParam(required = false) @Nullable String tenant,
      Person person,
      Locale locale,
      Model model) {
    return show(access.tenant(person, tenant), person, wordings.in(locale), model);
  }

  private String show(String tenant, Person person, Wording words, Model model) {
    model.addAttribute("tenants", access.tenants(person));
    model.addAttribute("tenant", tenant);
    model.addAttribute("keys", tenant.isEmpty() ? List.of() : rows(tenant, words));
    return "console/routes/publishers";
  }

  private List<Row> rows(String tenant, Wording words) {
    return publishers.entries(tenant).stream().map(one -> row(one, words)).toList();
  }

  private static Row row(Publishers.Entry entry, Wording words) {
    Publisher one = entry.publisher();
    Badge state =
        one.revoked() != null
            ? new Badge("danger", "close", words.text("routes.key.revoked"))
            : entry.trusted(words.now())
                ? new Badge("success", "success", words.text("routes.key.trusted"))
                : new Badge("warning", "warning", words.text("routes.key.expired"));
    return new Row(
        ForeignText.line(one.name()),
        one.thumbprint(),
        state,
        entry.since() == null
            ? words.text("routes.key.configured")
            : words.text("routes.by", words.time(entry.since()), ForeignText.line(entry.by())),
        one.expires() == null ? words.text("routes.key.endless") : words.time(one.expires()),
        one.revoked() == null);
  }

  @PostMapping("/add")
  String add(
      @RequestParam String tenant,
      @RequestParam(defaultValue = "") String jwk,
      @RequestParam(defaultValue = "") String thumbprint,
      Person person,
      Locale locale,
      Model model,
      RedirectAttributes flash) {
    String owner = access.tenant(person, tenant);
    try {
      Publisher added =
          publishers.add(owner, jwk.getBytes(StandardCharsets.UTF_8), thumbprint, person.name());
      audit.record(
          person,
          "PUBLISHER_TRUSTED",
          owner,
          added.name(),
          Map.of("thumbprint", added.thumbprint()));
      flash.addFlashAttribute("done", "routes.key.added");
      return back(owner, flash);
    } catch (Fault fault) {
      Wording words = wordings.in(locale);
      model.addAttribute("refused", Trouble.of(fault.code(), fault.getMessage(), words));
      model.addAttribute("jwk", jwk);
      model.addAttribute("thumbprint", thumbprint);
      return show(owner, person, words, model);
    }
  }

  @GetMapping("/revoke")
  String confirm(
      @RequestParam String tenant, @RequestParam String thumbprint, Person person, Model model) {
    String owner = access.tenant(person, tenant);
    model.addAttribute("tenant", owner);
    model.addAttribute("thumbprint", ForeignText.line(thumbprint));
    model.addAttribute(
        "name",
        publishers.find(thumbprint, owner).map(Publisher::name).map(ForeignText::line).orElse("–"));
    return "console/routes/revoke";
  }

  @PostMapping("/revoke")
  String revoke(
      @RequestParam String tenant,
      @RequestParam String thumbprint,
      Person person,
      RedirectAttributes flash) {
    String owner = access.tenant(person, tenant);
    Publisher revoked = publishers.revoke(owner, thumbprint, person.name());
    audit.record(
        person, "PUBLISHER_REVOKED", owner, revoked.name(), Map.of("thumbprint", thumbprint));
    flash.addFlashAttribute("done", "routes.key.withdrawn");
    return back(owner, flash);
  }

  private static String back(String tenant, RedirectAttributes parameters) {
    parameters.addAttribute("tenant", tenant);
    return "redirect:/routes/publishers";
  }
}
