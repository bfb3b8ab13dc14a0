package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.ImpactView;
import de.fallbruecke.admin.view.StandardImport;
import de.fallbruecke.admin.view.StandardView;
import de.fallbruecke.route.ActivePackages;
import de.fallbruecke.route.StandardsInUse;
import de.fallbruecke.xoev.Impact;
import de.fallbruecke.xoev.ImportReport;
import de.fallbruecke.xoev.InstalledStandards;
import de.fallbruecke.xoev.Validity;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Schema packs, their code lists, and what hangs on them. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/standards",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_STANDARDS)
final class StandardsController {
  private static final int LIMIT = 96 * 1024 * 1024;
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final InstalledStandards standards;
  private final RouteReach reach;
  private final ActivePackages packages;
  private final Uploads uploads;
  private final Audit audit;
  private final Clock clock;

  StandardsController(
      InstalledStandards standards,
      RouteReach reach,
      ActivePackages packages,
      Uploads uploads,
      Audit audit,
      Clock clock) {
    this.standards = standards;
    this.reach = reach;
    this.packages = packages;
    this.uploads = uploads;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping
  List<StandardView> list() {
    return standards.all().stream().map(one -> StandardView.of(one, today())).toList();
  }

  /** Of the routes that the person may see. */
  @GetMapping("/impact")
  ImpactView impact(Person person) {
    return ImpactView.of(
        Impact.of(standards.all(), StandardsInUse.active(packages, reach.all(person)), today()));
  }

  @GetMapping("/{name}/{version}")
  StandardView show(@PathVariable String name, @PathVariable String version) {
    return StandardView.of(standards.get(name, version), today());
  }

  @GetMapping("/{name}/{version}/codes")
  InstalledStandards.Page codes(
      @PathVariable String name,
      @PathVariable String version,
      @RequestParam String list,
      @RequestParam String listVersion,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable String after) {
    return standards.codes(standards.get(name, version), list, listVersion, text, after);
  }

  /** Packs serve all tenants, so this is asked of the whole installation. */
  @PostMapping(consumes = "application/zip")
  @Costly
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Ability.CHANGE_STANDARDS)
  StandardImport take(
      Person person,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String version,
      @RequestParam(required = false) @Nullable List<String> schemaUri,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @RequestParam(defaultValue = "false") boolean replace,
      HttpServletRequest request)
      throws IOException {
    person.require(Ability.CHANGE_STANDARDS, null);
    InstalledStandards.Wanted wanted =
        new InstalledStandards.Wanted(
            name,
            version,
            schemaUri == null ? List.of() : schemaUri,
            new Validity(from, to),
            replace);
    ImportReport report = uploads.one(() -> standards.take(Uploads.bytes(request, LIMIT), wanted));
    audit.record(
        person,
        "STANDARD_IMPORTED",
        null,
        report.details().pack().reference(),
        Map.of("good", String.valueOf(report.good())));
    return StandardImport.of(report, today());
  }

  private LocalDate today() {
    return clock.instant().atZone(BERLIN).toLocalDate();
  }
}
