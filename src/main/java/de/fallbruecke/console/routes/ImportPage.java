package de.fallbruecke.console.routes;

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
import de.fallbruecke.route.PackageSources;
import de.fallbruecke.route.Takeover;
import de.fallbruecke.route.Takeovers;
import de.fallbruecke.route.archive.ImportPlan.Consent;
import de.fallbruecke.route.archive.IndexEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes packages of others over: from a file, or from a source of the configuration. */
@Controller
@Needs(Ability.CHANGE_ROUTES)
@RequestMapping("/routes/imports")
final class ImportPage {
  /** Beside the archive, which has its own limit, there are only small fields. */
  static final int LIMIT = 68 * 1024 * 1024;

  private final Takeovers takeovers;
  private final TakeoverViews views;
  private final PackageSources sources;
  private final RouteAccess access;
  private final Audit audit;
  private final Wordings wordings;

  ImportPage(
      Takeovers takeovers,
      TakeoverViews views,
      PackageSources sources,
      RouteAccess access,
      Audit audit,
      Wordings wordings) {
    this.takeovers = takeovers;
    this.views = views;
    this.sources = sources;
    this.access = access;
    this.audit = audit;
    this.wordings = wordings;
  }

  /** A package that a source offers. */
  record Offer(
      String id, String version, String title, String maintainer, String licence, String services) {
    static Offer of(IndexEntry entry) {
      return new Offer(
          entry.id(),
          entry.version(),
          ForeignText.line(entry.title()),
          ForeignText.line(entry.maintainer()),
          ForeignText.line(entry.licence()),
          ForeignText.line(String.join(", ", entry.services())));
    }
  }

  @GetMapping
  String begin(
      @RequestParam(required = false) @Nullable String tenant,
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(defaultValue = "") String term,
      Person person,
      Locale locale,
      Model model) {
    String owner = access.tenant(person, tenant);
    if (source != null && !source.isEmpty()) {
      try {
        model.addAttribute(
            "offers", sources.search(source, owner, term).stream().map(Offer::of).toList());
      } catch (Fault fault) {
        model.addAttribute(
            "refused", Trouble.of(fault.code(), fault.getMessage(), wordings.in(locale)));
      }
    }
    return begin(owner, source, term, person, model);
  }

  private String begin(
      String tenant, @Nullable String source, String term, Person person, Model model) {
    model.addAttribute("tenants", access.tenants(person));
    model.addAttribute("tenant", tenant);
    model.addAttribute("sources", sources.names());
    model.addAttribute("source", source == null ? "" : source);
    model.addAttribute("term", ForeignText.line(term));
    return "console/routes/import";
  }

  @PostMapping
  @Costly
  String upload(
      @RequestParam(required = false) @Nullable String tenant,
      HttpServletRequest request,
      Person person,
      Locale locale,
      Model model) {
    Wording words = wordings.in(locale);
    String owner = access.tenant(person, tenant);
    try {
      Upload.File file =
          Upload.of(request)
              .file("archive")
              .orElseThrow(() -> new Fault(FaultCode.UPLOAD_MISSING, "No archive was chosen."));
      return begun(takeovers.begin(owner, file.bytes(), cut(file.name()), person.name()), person);
    } catch (Fault fault) {
      model.addAttribute("refused", Trouble.of(fault.code(), fault.getMessage(), words));
      return begin(owner, null, "", person, model);
    }
  }

  @PostMapping("/fetch")
  @Costly
  String fetch(
      @RequestParam String source,
      @RequestParam String id,
      @RequestParam String version,
      @RequestParam(required = false) @Nullable String tenant,
      Person person,
      Locale locale,
      Model model) {
    String owner = access.tenant(person, tenant);
    try {
      return begun(sources.fetch(source, id, version, owner, person.name()), person);
    } catch (Fault fault) {
      model.addAttribute(
          "refused", Trouble.of(fault.code(), fault.getMessage(), wordings.in(locale)));
      return begin(owner, source, "", person, model);
    }
  }

  private String begun(Takeover takeover, Person person) {
    audit.record(
        person, "PACKAGE_CHECKED", takeover.tenant(), takeover.packageId(), facts(takeover));
    return "redirect:/routes/imports/" + takeover.id();
  }

  @GetMapping("/{id}")
  String look(@PathVariable UUID id, Person person, Locale locale, Model model) {
    Takeover takeover = access.takeover(person, id);
    Wording words = wordings.in(locale);
    try {
      model.addAttribute("takeover", views.of(takeover, person, words));
      return "console/routes/takeover";
    } catch (Fault fault) {
      model.addAttribute("refused", Trouble.of(fault.code(), fault.getMessage(), words));
      return begin(takeover.tenant(), null, "", person, model);
    }
  }

  @PostMapping("/{id}/take")
  String take(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String instance,
      @RequestParam(defaultValue = "false") boolean older,
      @RequestParam(defaultValue = "false") boolean other,
      Person person,
      Locale locale,
      Model model,
      RedirectAttributes parameters) {
    Takeover takeover = access.takeover(person, id);
    Set<Consent> consents = EnumSet.noneOf(Consent.class);
    if (older) {
      consents.add(Consent.OLDER);
    }
    if (other) {
      consents.add(Consent.OTHER_PUBLISHER);
    }
    try {
      String hash = takeovers.take(takeover, consents, person.name());
      audit.record(
          person, "PACKAGE_TAKEN_OVER", takeover.tenant(), takeover.packageId(), facts(takeover));
      parameters.addAttribute("hash", hash);
      parameters.addAttribute("tenant", takeover.tenant());
      parameters.addAttribute("instance", instance);
      return "redirect:/routes/change";
    } catch (Fault fault) {
      Wording words = wordings.in(locale);
      model.addAttribute("refused", Trouble.of(fault.code(), fault.getMessage(), words));
      try {
        model.addAttribute("takeover", views.of(takeover, person, words));
        return "console/routes/takeover";
      } catch (Fault withdrawn) {
        return begin(takeover.tenant(), null, "", person, model);
      }
    }
  }

  private static Map<String, String> facts(Takeover takeover) {
    return Map.of(
        "version", takeover.version(),
        "publisher", takeover.publisher(),
        "thumbprint", takeover.thumbprint(),
        "hash", takeover.hash());
  }

  private static String cut(String name) {
    return name.length() > 200 ? name.substring(0, 200) : name;
  }
}
