package de.fallbruecke.console.access;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.CsvFile;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.evidence.Ledger;
import de.fallbruecke.platform.Fault;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who did what, and who looked at what. */
@Controller
@Needs(Ability.SEE_AUDIT)
@RequestMapping("/audit")
final class AuditPage {
  private final AuditViews views;
  private final LookViews looks;
  private final Audit audit;
  private final Wordings wordings;

  AuditPage(AuditViews views, LookViews looks, Audit audit, Wordings wordings) {
    this.views = views;
    this.looks = looks;
    this.audit = audit;
    this.wordings = wordings;
  }

  @GetMapping
  String show(@RequestParam Map<String, String> said, Person person, Locale locale, Model model) {
    model.addAttribute("audit", views.page(AuditFilter.of(said), person, wordings.in(locale)));
    return "console/access/audit";
  }

  /** Looks at content; they stand in the evidence of each submission and are gathered here. */
  @GetMapping("/looks")
  String looks(
      @RequestParam(name = "before", defaultValue = "") String before,
      Person person,
      Locale locale,
      Model model) {
    model.addAttribute("looks", looks.page(before, person, wordings.in(locale)));
    return "console/access/looks";
  }

  @GetMapping("/export")
  @Costly
  void export(
      @RequestParam Map<String, String> said,
      Person person,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    AuditFilter filter = AuditFilter.of(said);
    views
        .owners(filter, person)
        .forEach(tenant -> audit.record(person, "AUDIT_EXPORTED", tenant, "audit", Map.of()));
    response.setContentType(CsvFile.MEDIA_TYPE);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("audit.csv").build().toString());
    views.export(filter, person, wordings.in(locale), new CsvFile(response.getWriter()));
  }

  @PostMapping("/verify")
  @Costly
  String verify(Person person, Locale locale, RedirectAttributes flash) {
    Wording words = wordings.in(locale);
    try {
      Ledger.Verified intact = audit.verify();
      flash.addFlashAttribute("intact", words.text("audit.intact", intact.entries()));
      flash.addFlashAttribute("head", intact.head());
      audit.record(
          person,
          "AUDIT_VERIFIED",
          null,
          "audit",
          Map.of("entries", String.valueOf(intact.entries()), "hash", intact.head()));
    } catch (Fault broken) {
      flash.addFlashAttribute("broken", Trouble.of(broken.code(), broken.getMessage(), words));
    }
    return "redirect:/audit";
  }
}
