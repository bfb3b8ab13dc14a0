package de.fallbruecke.console.routes;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.route.AvailableVersion;
import de.fallbruecke.route.PackageVersions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Of which package a new instance is made. */
@Controller
@Needs(Ability.CHANGE_ROUTES)
final class NewPage {
  private final RouteAccess access;
  private final PackageVersions versions;

  NewPage(RouteAccess access, PackageVersions versions) {
    this.access = access;
    this.versions = versions;
  }

  /** A package to choose. */
  record Choice(String id, String version, String title, String hash, String from) {
    static Choice of(AvailableVersion one) {
      return new Choice(
          one.packageId(),
          one.version(),
          ForeignText.line(one.title()),
          one.hash(),
          one.from().name());
    }
  }

  @GetMapping("/routes/new")
  String choose(
      @RequestParam(required = false) @Nullable String tenant, Person person, Model model) {
    String owner = access.tenant(person, tenant);
    model.addAttribute("tenants", access.tenants(person));
    model.addAttribute("tenant", owner);
    model.addAttribute(
        "packages",
        owner.isEmpty() ? List.of() : versions.packages(owner).stream().map(Choice::of).toList());
    return "console/routes/new";
  }
}
