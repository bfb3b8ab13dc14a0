package de.fallbruecke.console.submissions;

import de.fallbruecke.access.TenantScope;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Overview;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a person can choose from when they narrow the list: only what is of their tenants. */
record Choices(
    List<String> destinations,
    List<Choice> targets,
    List<Choice> services,
    List<Choice> codes,
    List<String> tenants) {
  /** More would make the page heavy; further services are found by typing a part of their name. */
  private static final int MOST_SERVICES = 100;

  private static final int MOST_TENANTS = 10;

  /** A value and how people call it. */
  record Choice(String value, String label) {}

  /** Reads them. */
  record Source(Destinations destinations, Targets targets, Overview overview) {
    Choices of(TenantScope scope, SubmissionFilter filter, Wording words) {
      List<Destination> places =
          destinations.all().stream().filter(one -> scope.contains(one.tenant())).toList();
      List<Target> software =
          targets.list().stream().filter(one -> scope.contains(one.tenant())).toList();
      return new Choices(
          places.stream().map(Destination::name).sorted().toList(),
          software.stream()
              .map(one -> new Choice(one.name(), ForeignText.line(one.title())))
              .sorted(Comparator.comparing(Choice::label))
              .toList(),
          services(scope, filter),
          codes(scope, filter, words),
          Stream.concat(
                  places.stream().map(Destination::tenant), software.stream().map(Target::tenant))
              .distinct()
              .sorted()
              .toList());
    }

    private List<Choice> services(TenantScope scope, SubmissionFilter filter) {
      Stream<Overview.Service> known =
          scope.everywhere()
              ? overview.services(null, MOST_SERVICES).stream()
              : scope.tenants().stream()
                  .sorted()
                  .limit(MOST_TENANTS)
                  .flatMap(tenant -> overview.services(tenant, MOST_SERVICES).stream());
      TreeMap<String, String> services = new TreeMap<>();
      known.forEach(
          one ->
              services.putIfAbsent(one.key(), Objects.requireNonNullElse(one.name(), one.key())));
      if (!filter.service().isEmpty()) {
        services.putIfAbsent(filter.service(), filter.service());
      }
      return services.entrySet().stream()
          .limit(MOST_SERVICES)
          .map(one -> new Choice(one.getKey(), shortened(ForeignText.line(one.getValue()))))
          .sorted(Comparator.comparing(Choice::label))
          .toList();
    }

    private static String shortened(String name) {
      return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }

    private List<Choice> codes(TenantScope scope, SubmissionFilter filter, Wording words) {
      Stream<FaultCode> held = overview.held(scope.limit()).stream().map(Overview.Held::code);
      return Stream.concat(held, Stream.ofNullable(filter.code()))
          .distinct()
          .map(code -> new Choice(code.code(), code.code() + " – " + words.title(code)))
          .sorted(Comparator.comparing(Choice::value))
          .toList();
    }
  }
}
