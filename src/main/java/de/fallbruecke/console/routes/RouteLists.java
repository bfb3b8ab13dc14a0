package de.fallbruecke.console.routes;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.casefile.PackageNumbers;
import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.meter.TenantFigures;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.AvailableVersion;
import de.fallbruecke.route.PackageVersions;
import de.fallbruecke.route.RoutePackages;
import de.fallbruecke.route.RoutesHere;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the list of routes. */
final class RouteLists {
  private final RouteAccess access;
  private final RoutesHere here;
  private final PackageVersions versions;
  private final RoutePackages packages;
  private final TenantFigures figures;

  RouteLists(
      RouteAccess access,
      RoutesHere here,
      PackageVersions versions,
      RoutePackages packages,
      TenantFigures figures) {
    this.access = access;
    this.here = here;
    this.versions = versions;
    this.packages = packages;
    this.figures = figures;
  }

  RouteRows page(Person person, Wording words) {
    Map<String, String> problems = here.problems();
    List<RouteRows.Row> rows =
        access.all(person).stream()
            .map(one -> row(one, problems.getOrDefault(one.instance(), ""), words))
            .sorted(
                Comparator.comparing((RouteRows.Row row) -> row.problem().isEmpty())
                    .thenComparing(row -> row.state().kind().equals("info"))
                    .thenComparing(RouteRows.Row::instance))
            .toList();
    return new RouteRows(
        rows,
        broken(person),
        words.text(
            "routes.summary",
            rows.size(),
            rows.stream().filter(row -> !row.problem().isEmpty()).count()));
  }

  private List<RouteRows.Broken> broken(Person person) {
    if (!person.may(Ability.SEE_ROUTES, null)) {
      return List.of();
    }
    return packages.broken().entrySet().stream()
        .map(
            one ->
                new RouteRows.Broken(
                    ForeignText.line(one.getKey()), ForeignText.of(one.getValue())))
        .toList();
  }

  private RouteRows.Row row(Activation now, String problem, Wording words) {
    Optional<PackageNumbers> numbers = figures.of(now.tenant(), now.hash());
    return new RouteRows.Row(
        now.instance(),
        state(now, problem, words),
        now.packageId(),
        now.version(),
        now.tenant(),
        words.time(now.at()),
        words.age(now.at()),
        ForeignText.line(now.by()),
        ForeignText.of(problem),
        now.runs() ? versions.newer(now).map(AvailableVersion::version).orElse(null) : null,
        numbers.map(one -> Shares.of(one.leaves() - one.open(), one.leaves(), words)).orElse(""),
        numbers.map(one -> Shares.of(one.untouched(), one.handedOver(), words)).orElse(""));
  }

  static Badge state(Activation now, String problem, Wording words) {
    if (!now.runs()) {
      return new Badge("info", "close", words.text("routes.state.retired"));
    }
    return problem.isEmpty()
        ? new Badge("success", "success", words.text("routes.state.active"))
        : new Badge("danger", "danger", words.text("routes.state.problem"));
  }
}
