package de.fallbruecke.console.routes;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.AvailableVersion;
import de.fallbruecke.route.Candidate;
import de.fallbruecke.route.PackageVersions;
import de.fallbruecke.route.RouteChange;
import de.fallbruecke.route.RouteChanges;
import de.fallbruecke.route.RouteChanges.Wrong;
import de.fallbruecke.route.RoutePackage;
import de.fallbruecke.route.Workbench;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Version and values of an instance, new or old, as a form made from the package. */
@Controller
@Needs(Ability.CHANGE_ROUTES)
@RequestMapping("/routes/change")
final class ChangeForm {
  /** So many submissions are compared unless a person wants more. */
  static final int COMPARED = 100;

  private final RouteAccess access;
  private final RouteChanges changes;
  private final PackageVersions versions;
  private final Workbench workbench;
  private final ChangeLog log;
  private final Wordings wordings;

  ChangeForm(
      RouteAccess access,
      RouteChanges changes,
      PackageVersions versions,
      Workbench workbench,
      Audit audit,
      Wordings wordings) {
    this.access = access;
    this.changes = changes;
    this.versions = versions;
    this.workbench = workbench;
    this.log = new ChangeLog(audit);
    this.wordings = wordings;
  }

  /**
   * Where a change begins.
   *
   * @param now the newest entry of the instance, null for a new one
   */
  private record Start(
      String tenant,
      String instance,
      @Nullable Activation now,
      Candidate.Kept candidate,
      RoutePackage pack) {}

  private Start start(
      Person person, String instance, @Nullable String tenant, @Nullable String hash) {
    @Nullable Activation now = changes.newest(instance).orElse(null);
    if (now != null) {
      access.changeable(person, instance);
    }
    boolean fresh = now == null || !now.runs();
    String owner = now != null && now.runs() ? now.tenant() : access.tenant(person, tenant);
    if (fresh && (hash == null || hash.isEmpty())) {
      throw new Fault(FaultCode.INSTANCE_UNKNOWN, "There is no '%s'.".formatted(instance));
    }
    String wanted = hash == null || hash.isEmpty() ? Objects.requireNonNull(now).hash() : hash;
    Candidate.Kept candidate = versions.keep(owner, wanted);
    return new Start(owner, instance, now, candidate, workbench.describe(candidate));
  }

  @GetMapping
  String form(
      @RequestParam(defaultValue = "") String instance,
      @RequestParam(required = false) @Nullable String tenant,
      @RequestParam(required = false) @Nullable String hash,
      Person person,
      Locale locale,
      Model model) {
    Start start = start(person, instance, tenant, hash);
    return form(start, values(start), Map.of(), base(start.now()), wordings.in(locale), model);
  }

  @PostMapping
  String save(
      @RequestParam(defaultValue = "") String instance,
      @RequestParam(required = false) @Nullable String tenant,
      @RequestParam(required = false) @Nullable String hash,
      @RequestParam long base,
      @RequestParam Map<String, String> request,
      Person person,
      Locale locale,
      Model model) {
    Wording words = wordings.in(locale);
    Start start = start(person, instance.strip(), tenant, hash);
    Map<String, String> given = ParameterForm.values(request);
    Map<String, Wrong> wrong =
        changes.configured(start.instance())
            ? Map.of()
            : changes.check(start.tenant(), start.pack().hash(), given);
    boolean named = start.instance().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    if (!wrong.isEmpty() || !named) {
      model.addAttribute("unnamed", !named);
      return form(start, given, wrong, base, words, model);
    }
    try {
      RouteChange change =
          changes.prepare(
              start.tenant(), start.instance(), start.pack().hash(), base, given, person.name());
      log.prepared(person, change);
      changes.compare(change, COMPARED, false, person.name());
      log.compared(person, change, COMPARED);
      return "redirect:/routes/changes/" + change.id();
    } catch (Fault fault) {
      model.addAttribute("refused", Trouble.of(fault.code(), fault.getMessage(), words));
      return form(start, given, Map.of(), base, words, model);
    }
  }

  private String form(
      Start start,
      Map<String, String> values,
      Map<String, Wrong> wrong,
      long base,
      Wording words,
      Model model) {
    boolean configured = changes.configured(start.instance());
    if (!model.containsAttribute("unnamed")) {
      model.addAttribute("unnamed", false);
    }
    model.addAttribute("instance", ForeignText.line(start.instance()));
    model.addAttribute("fresh", start.now() == null || !start.now().runs());
    model.addAttribute("tenant", start.tenant());
    model.addAttribute("hash", start.pack().hash());
    model.addAttribute("base", base);
    model.addAttribute("packageTitle", ForeignText.line(start.pack().title()));
    model.addAttribute("version", start.pack().version());
    model.addAttribute(
        "now", start.now() != null && start.now().runs() ? start.now().version() : "");
    model.addAttribute("configured", configured);
    model.addAttribute("versions", versions(start));
    model.addAttribute(
        "form",
        ParameterForm.of(
            start.pack(),
            values,
            wrong,
            access.destinations(start.tenant()),
            access.targets(start.tenant()),
            words));
    return "console/routes/form";
  }

  private List<AvailableVersion> versions(Start start) {
    return versions.of(start.tenant(), start.pack().id());
  }

  private static Map<String, String> values(Start start) {
    return start.now() == null ? Map.of() : new TreeMap<>(start.now().values());
  }

  private static long base(@Nullable Activation now) {
    return now == null ? 0 : now.id();
  }
}
