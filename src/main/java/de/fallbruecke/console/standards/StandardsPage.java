package de.fallbruecke.console.standards;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Upload;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xoev.ImportReport;
import de.fallbruecke.xoev.InstalledStandards;
import de.fallbruecke.xoev.PackDetails;
import de.fallbruecke.xoev.Validity;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Schema packs and code lists; importing one serves all tenants. */
@Controller
@Needs(Ability.SEE_STANDARDS)
@RequestMapping("/standards")
final class StandardsPage {
  static final int LIMIT = 96 * 1024 * 1024;

  private final StandardViews views;
  private final InstalledStandards standards;
  private final Audit audit;
  private final Wordings wordings;

  StandardsPage(StandardViews views, InstalledStandards standards, Audit audit, Wordings wordings) {
    this.views = views;
    this.standards = standards;
    this.audit = audit;
    this.wordings = wordings;
  }

  @GetMapping
  String list(Person person, Locale locale, Model model) {
    model.addAttribute("list", views.all(person, wordings.in(locale)));
    model.addAttribute("changeable", person.may(Ability.CHANGE_STANDARDS, null));
    return "console/standards/list";
  }

  @GetMapping("/packs/{name}/{version}")
  String show(
      @PathVariable String name,
      @PathVariable String version,
      Person person,
      Locale locale,
      Model model) {
    model.addAttribute("pack", views.one(name, version, person, wordings.in(locale)));
    return "console/standards/pack";
  }

  /** Entries of a code list, to be searched. */
  @GetMapping("/packs/{name}/{version}/codes")
  String codes(
      @PathVariable String name,
      @PathVariable String version,
      @RequestParam String list,
      @RequestParam(name = "of") String listVersion,
      @RequestParam(defaultValue = "") String term,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    PackDetails pack = standards.get(name, version);
    InstalledStandards.Page page = standards.codes(pack, list, listVersion, term, after);
    model.addAttribute("pack", pack.pack());
    model.addAttribute("list", list);
    model.addAttribute("of", listVersion);
    model.addAttribute("term", ForeignText.line(term));
    model.addAttribute(
        "codes",
        page.codes().stream()
            .map(
                one ->
                    new InstalledStandards.Code(
                        ForeignText.line(one.code()), ForeignText.line(one.label())))
            .toList());
    model.addAttribute("next", page.next());
    return "console/standards/codes";
  }

  @GetMapping("/import")
  @Needs(Ability.CHANGE_STANDARDS)
  String form(Person person) {
    person.require(Ability.CHANGE_STANDARDS, null);
    return "console/standards/import";
  }

  @PostMapping("/import")
  @Costly
  @Needs(Ability.CHANGE_STANDARDS)
  String take(
      @RequestParam Map<String, String> fields,
      HttpServletRequest request,
      Person person,
      Locale locale,
      Model model) {
    person.require(Ability.CHANGE_STANDARDS, null);
    Wording words = wordings.in(locale);
    try {
      Upload.File file =
          Upload.of(request)
              .file("archive")
              .orElseThrow(() -> new Fault(FaultCode.UPLOAD_MISSING, "No archive was chosen."));
      ImportReport report = standards.take(file.bytes(), wanted(fields));
      String reference = report.details().pack().reference();
      audit.record(
          person,
          "STANDARD_IMPORTED",
          null,
          reference,
          Map.of("good", String.valueOf(report.good())));
      model.addAttribute("report", report);
      model.addAttribute("pack", report.details().pack());
      model.addAttribute("missing", report.missing().stream().map(ForeignText::line).toList());
      model.addAttribute("problems", report.problems().stream().map(ForeignText::of).toList());
      model.addAttribute("notes", report.notes().stream().map(ForeignText::of).toList());
      return "console/standards/imported";
    } catch (Fault fault) {
      model.addAttribute("refused", Trouble.of(fault.code(), fault.getMessage(), words));
      model.addAttribute("fields", fields);
      return "console/standards/import";
    }
  }

  private static InstalledStandards.Wanted wanted(Map<String, String> fields) {
    return new InstalledStandards.Wanted(
        text(fields, "name"),
        text(fields, "version"),
        Stream.of(fields.getOrDefault("uris", "").split("\\s+", -1))
            .filter(uri -> !uri.isEmpty())
            .toList(),
        new Validity(date(fields, "from"), date(fields, "to")),
        fields.containsKey("replace"));
  }

  private static @Nullable String text(Map<String, String> fields, String name) {
    String text = fields.getOrDefault(name, "").strip();
    return text.isEmpty() ? null : text;
  }

  private static @Nullable LocalDate date(Map<String, String> fields, String name) {
    @Nullable String text = text(fields, name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Fault(
          FaultCode.SCHEMA_IMPORT_REFUSED,
          "'%s' is no date. Nothing was installed.".formatted(name));
    }
  }
}
