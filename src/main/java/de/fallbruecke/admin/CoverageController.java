package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.FixtureView;
import de.fallbruecke.admin.view.RouteCoverage;
import de.fallbruecke.mapping.MappingOutline;
import de.fallbruecke.meter.TenantFigures;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.Candidate;
import de.fallbruecke.route.Workbench;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How much of what people entered becomes a case, by the examples and by what arrived. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/routes/{instance}/coverage",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_ROUTES)
final class CoverageController {
  private final RouteReach reach;
  private final Workbench workbench;
  private final TenantFigures figures;

  CoverageController(RouteReach reach, Workbench workbench, TenantFigures figures) {
    this.reach = reach;
    this.workbench = workbench;
    this.figures = figures;
  }

  @GetMapping
  @Costly(perMinute = 60)
  RouteCoverage coverage(Person person, @PathVariable String instance) {
    Activation now = reach.history(person, instance, Ability.SEE_ROUTES).getFirst();
    Candidate version = new Candidate.Kept(now.hash());
    Collection<MappingOutline> outlines = workbench.outlines(version).values();
    return new RouteCoverage(
        instance,
        now.packageId(),
        now.version(),
        figures.of(now.tenant(), now.hash()).orElse(null),
        workbench.test(version).stream().map(FixtureView::of).toList(),
        named(outlines, MappingOutline::ignored),
        named(outlines, MappingOutline::attached));
  }

  private static List<MappingOutline.Named> named(
      Collection<MappingOutline> outlines,
      Function<MappingOutline, List<MappingOutline.Named>> which) {
    return outlines.stream().map(which).flatMap(List::stream).toList();
  }
}
