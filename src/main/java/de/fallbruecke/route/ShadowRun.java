package de.fallbruecke.route;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.mapping.ValueClass;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.ActivationPlan.Planned;
import de.fallbruecke.route.camel.RouteContext;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the active version and another one over the same input and compares what they make. */
final class ShadowRun implements Replays {
  private static final int PAGE = 100;

  /** Differ in every run, or name the version itself. */
  private static final Set<String> NOT_COMPARED = Set.of("createdAt", "provenance", "coverage");

  private record Made(String outcome, Map<String, String> fields, @Nullable Integer open) {}

  private final ActivationPlan plan;
  private final PackageStore store;
  private final PackageCompiler compiler;
  private final RouteContext context;
  private final RouteRun run;
  private final CaseFormat format;
  private final FixtureRun fixtures;
  private final StoredInputs inputs;
  private final Submissions submissions;
  private final Destinations destinations;
  private final ReplayLog log;
  private final Clock clock;

  ShadowRun(
      ActivationPlan plan,
      PackageStore store,
      PackageCompiler compiler,
      RouteContext context,
      RouteRun run,
      CaseFormat format,
      FixtureRun fixtures,
      StoredInputs inputs,
      Submissions submissions,
      Destinations destinations,
      ReplayLog log,
      Clock clock) {
    this.plan = plan;
    this.store = store;
    this.compiler = compiler;
    this.context = context;
    this.run = run;
    this.format = format;
    this.fixtures = fixtures;
    this.inputs = inputs;
    this.submissions = submissions;
    this.destinations = destinations;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public Replay get(long id) {
    return log.find(id)
        .orElseThrow(
            () -> new Fault(FaultCode.REPLAY_UNKNOWN, "There is no replay %d.".formatted(id)));
  }

  @Override
  public Replay run(ActivationOrder order, int last, boolean overFixtures, Progress progress) {
    Planned planned = plan.of(order);
    Activation active =
        planned
            .previous()
            .filter(Activation::runs)
            .orElseThrow(
                () ->
                    ActivationPlan.refused(
                        order.instance(), "has no active version to compare with."));
    ReadyPackage before =
        store
            .find(active.hash())
            .map(compiler::compile)
            .orElseThrow(() -> ActivationPlan.refused(order.instance(), "lacks its files."));
    List<Replay.Item> items = new ArrayList<>();
    int skipped = 0;
    if (overFixtures) {
      overFixtures(before, planned.ready(), items, progress);
    } else {
      skipped = overSubmissions(active, before, planned, last, items, progress);
    }
    return log.add(
        new Replay(
            0,
            order.instance(),
            active.version(),
            active.hash(),
            planned.next().version(),
            planned.next().hash(),
            skipped,
            items,
            totals(items),
            clock.instant(),
            order.by()));
  }

  private void overFixtures(
      ReadyPackage before, ReadyPackage after, List<Replay.Item> items, Progress progress) {
    try (Trial old = fixtures.trial(before);
        Trial next = fixtures.trial(after)) {
      List<Fixture> all = Fixture.all(after.checked().files());
      for (Fixture fixture : all) {
        progress.at(items.size(), all.size());
        items.add(
            item(
                fixture.name(),
                made(old, fixtures.input(old, before, fixture)),
                made(next, fixtures.input(next, after, fixture))));
      }
    }
  }

  private int overSubmissions(
      Activation active,
      ReadyPackage before,
      Planned planned,
      int last,
      List<Replay.Item> items,
      Progress progress) {
    int skipped = 0;
    Set<String> services = before.checked().servicesWith(active.values());
    try (Trial old = new Trial(context, run, format, active, before);
        Trial next = new Trial(context, run, format, planned.next(), planned.ready())) {
      List<Submission> all = newest(active, before, last, services);
      for (Submission submission : all) {
        progress.at(items.size() + skipped, all.size());
        Destination destination = destinations.get(submission.destination());
        Optional<RouteInput> input = input(submission, destination);
        if (input.isEmpty()) {
          skipped++;
        } else {
          items.add(
              item(submission.id().toString(), made(old, input.get()), made(next, input.get())));
        }
      }
    }
    return skipped;
  }

  /** Those with content, at the destinations of the instance, for its services. */
  private List<Submission> newest(
      Activation active, ReadyPackage ready, int last, Set<String> services) {
    List<Submission> found = new ArrayList<>();
    for (String destination : InstanceCheck.destinations(active, ready.manifest())) {
      @Nullable UUID before = null;
      List<Submission> page;
      int ofThis = 0;
      do {
        page = submissions.search(at(active.tenant(), destination), before, PAGE);
        for (Submission submission : page) {
          before = submission.id();
          if (ofThis < last && hasContent(submission) && isFor(submission, services)) {
            found.add(submission);
            ofThis++;
          }
        }
      } while (page.size() == PAGE && ofThis < last);
    }
    found.sort(java.util.Comparator.comparing(Submission::announcedAt).reversed());
    return found.size() > last ? found.subList(0, last) : found;
  }

  private static Submissions.Query at(String tenant, String destination) {
    return new Submissions.Query(
        null, tenant, destination, null, null, null, null, null, List.of());
  }

  private static boolean isFor(Submission submission, Set<String> services) {
    return services.isEmpty() || services.contains(String.valueOf(submission.serviceKey()));
  }

  private static boolean hasContent(Submission submission) {
    return submission.receivedAt() != null
        && switch (submission.state()) {
          case RECEIVED, MAPPED, DELIVERED, CONFIRMED, HELD -> true;
          default -> false;
        };
  }

  private Optional<RouteInput> input(Submission submission, Destination destination) {
    try {
      return Optional.of(inputs.of(submission, destination));
    } catch (Fault gone) {
      // purged or damaged since it was listed: there is nothing to compare
      return Optional.empty();
    }
  }

  private static Made made(Trial trial, RouteInput input) {
    try {
      return switch (trial.run(input)) {
        case Routed.Mapped mapped -> {
          Map<String, String> fields = new TreeMap<>(trial.fields(mapped));
          fields.keySet().removeIf(path -> NOT_COMPARED.contains(path.split("[/\\[]", 2)[0]));
          for (Routed.Wanted wanted : mapped.wanted()) {
            fields.put(
                "delivery to " + wanted.target(), wanted.required() ? "required" : "optional");
          }
          yield new Made("case", fields, mapped.coverage().openCount());
        }
        case Routed.Defective defective ->
            new Made("defect " + defective.defect().kind(), Map.of(), null);
      };
    } catch (Fault fault) {
      return new Made("held " + fault.code().code(), Map.of(), null);
    }
  }

  private static Replay.Item item(String name, Made before, Made after) {
    List<FieldChange> changes =
        before.outcome().equals("case") && after.outcome().equals("case")
            ? Fields.changes(before.fields(), after.fields()).stream()
                .map(ShadowRun::withoutValues)
                .toList()
            : List.of();
    return new Replay.Item(
        name, before.outcome(), after.outcome(), changes, before.open(), after.open());
  }

  private static FieldChange withoutValues(FieldChange change) {
    return change.path().startsWith("delivery to ")
        ? change
        : new FieldChange(change.path(), classOf(change.before()), classOf(change.after()));
  }

  private static @Nullable String classOf(@Nullable String value) {
    return value == null ? null : ValueClass.of(value);
  }

  private static Map<String, Integer> totals(List<Replay.Item> items) {
    Map<String, Integer> totals = new HashMap<>();
    for (Replay.Item item : items) {
      item.changes().stream()
          .map(change -> change.path().replaceAll("\\[\\d+]", ""))
          .collect(Collectors.toSet())
          .forEach(path -> totals.merge(path, 1, Integer::sum));
    }
    return totals;
  }
}
