package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.FixtureView;
import de.fallbruecke.admin.view.PackageDetails;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.AvailableVersion;
import de.fallbruecke.route.Candidate;
import de.fallbruecke.route.PackageVersions;
import de.fallbruecke.route.Takeovers;
import de.fallbruecke.route.Workbench;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Packages that a tenant may activate, and their versions. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/packages",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_ROUTES)
final class PackagesController {
  private final PackageVersions versions;
  private final Takeovers takeovers;
  private final Workbench workbench;

  PackagesController(PackageVersions versions, Takeovers takeovers, Workbench workbench) {
    this.versions = versions;
    this.takeovers = takeovers;
    this.workbench = workbench;
  }

  @GetMapping
  List<AvailableVersion> newest(
      Person person, @RequestParam(required = false) @Nullable String tenant) {
    return versions.packages(tenant(person, tenant));
  }

  @GetMapping("/{name}/versions")
  List<AvailableVersion> versions(
      Person person,
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String tenant) {
    List<AvailableVersion> found = versions.of(tenant(person, tenant), name);
    if (found.isEmpty()) {
      throw unknown();
    }
    return found;
  }

  @GetMapping("/{name}/versions/{hash}")
  @Costly(perMinute = 60)
  PackageDetails show(
      Person person,
      @PathVariable String name,
      @PathVariable String hash,
      @RequestParam(required = false) @Nullable String tenant) {
    String owner = tenant(person, tenant);
    AvailableVersion version =
        versions.of(owner, name).stream()
            .filter(one -> one.hash().equals(hash))
            .findFirst()
            .orElseThrow(PackagesController::unknown);
    Candidate.Kept kept = versions.keep(owner, hash);
    return PackageDetails.of(
        version,
        workbench.describe(kept),
        takeovers.origin(owner, hash).orElse(null),
        workbench.test(kept).stream().map(FixtureView::of).toList());
  }

  private static String tenant(Person person, @Nullable String named) {
    return TenantNamed.in(person, named, Ability.SEE_ROUTES, Ability.SEE_ROUTES);
  }

  private static RuntimeException unknown() {
    return Own.unknown(FaultCode.PACKAGE_UNKNOWN, "package or version", "of this name");
  }
}
