package de.fallbruecke.console.routes;

import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.Candidate;
import de.fallbruecke.route.FieldChange;
import de.fallbruecke.route.GateReport;
import de.fallbruecke.route.Replay;
import de.fallbruecke.route.Replays;
import de.fallbruecke.route.RouteChange;
import de.fallbruecke.route.RouteChanges;
import de.fallbruecke.route.RoutePackage;
import de.fallbruecke.route.Workbench;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the page of a change. */
final class ChangeViews {
  private static final int ITEMS = 50;

  private final RouteChanges changes;
  private final Replays replays;
  private final Workbench workbench;

  ChangeViews(RouteChanges changes, Replays replays, Workbench workbench) {
    this.changes = changes;
    this.replays = replays;
    this.workbench = workbench;
  }

  ChangeView of(RouteChange change, Wording words) {
    @Nullable Activation now = changes.newest(change.instance()).orElse(null);
    @Nullable GateReport gate = null;
    @Nullable Trouble trouble = null;
    boolean outdated = changes.outdated(change);
    RouteChange.@Nullable Comparison comparison = change.comparison();
    try {
      gate = outdated || change.activation() != null ? null : changes.assess(change, true);
    } catch (Fault fault) {
      trouble = Trouble.of(fault.code(), fault.getMessage(), words);
    }
    RoutePackage pack = workbench.describe(new Candidate.Kept(change.hash()));
    return new ChangeView(
        change.id().toString(),
        change.instance(),
        change.tenant(),
        ForeignText.line(pack.title()),
        pack.version(),
        now == null || !now.runs() ? "" : now.version(),
        change.activation() != null,
        gate == null ? List.of() : values(gate.active(), gate.next()),
        gate == null ? List.of() : points(gate, words),
        gate == null
            ? List.of()
            : gate.fixtures().stream()
                .filter(one -> !one.green())
                .map(one -> InstanceViews.example(one, words))
                .toList(),
        trouble,
        outdated && now != null ? outdated(change, now, words) : null,
        state(change, now),
        comparison == null ? 0 : comparison.done(),
        comparison == null ? 0 : comparison.total(),
        comparison == null ? "" : ForeignText.of(comparison.detail()),
        comparison == null || comparison.replay() == null
            ? null
            : result(replays.get(comparison.replay()), words),
        gate != null && gate.passes());
  }

  private String state(RouteChange change, @Nullable Activation now) {
    RouteChange.@Nullable Comparison comparison = change.comparison();
    if (now == null || !now.runs()) {
      return "first";
    }
    if (comparison == null) {
      return "none";
    }
    return comparison.state() == RouteChange.Comparison.State.RUNNING && !changes.comparing(change)
        ? "LOST"
        : comparison.state().name();
  }

  private static List<ChangeView.Changed> values(@Nullable Activation before, Activation after) {
    return changed(before == null ? Map.of() : before.values(), after.values());
  }

  private static List<ChangeView.Changed> changed(
      Map<String, String> before, Map<String, String> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<ChangeView.Changed> changed = new ArrayList<>();
    for (String name : names) {
      if (!Objects.equals(before.get(name), after.get(name))) {
        changed.add(
            new ChangeView.Changed(
                name, before.getOrDefault(name, "–"), after.getOrDefault(name, "–")));
      }
    }
    return changed;
  }

  private ChangeView.Outdated outdated(RouteChange change, Activation now, Wording words) {
    Map<String, String> seen =
        change.base() == 0
            ? Map.of()
            : changes
                .entry(change.instance(), change.base())
                .map(Activation::values)
                .orElse(Map.of());
    return new ChangeView.Outdated(
        words.text("routes.outdated." + now.kind(), now.version()),
        words.time(now.at()),
        ForeignText.line(now.by()),
        changed(seen, now.values()));
  }

  static List<ChangeView.Point> points(GateReport gate, Wording words) {
    return gate.points().stream().map(one -> point(one, gate, words)).toList();
  }

  private static ChangeView.Point point(GateReport.Point point, GateReport gate, Wording words) {
    Badge badge =
        point.passed()
            ? new Badge("success", "success", words.text("routes.gate.passed"))
            : point.required()
                ? new Badge("danger", "danger", words.text("routes.gate.failed"))
                : new Badge("warning", "warning", words.text("routes.gate.open"));
    return new ChangeView.Point(
        words.text("routes.gate." + point.check()),
        badge,
        point.passed() ? "" : against(point.check(), gate, words),
        point.passed() ? "" : ForeignText.of(point.detail()),
        point.required());
  }

  /** What speaks against it, for who decides; the details are for who mends it. */
  private static String against(GateReport.Check check, GateReport gate, Wording words) {
    return switch (check) {
      case RUNS, COVERAGE, REPLAY -> words.text("routes.against." + check);
      case VERSION ->
          words.text("routes.against.VERSION", gate.next().version(), gate.next().packageId());
      case FIXTURES ->
          gate.fixtures().isEmpty()
              ? words.text("routes.against.FIXTURES.none")
              : words.text(
                  "routes.against.FIXTURES",
                  gate.fixtures().stream()
                      .filter(one -> !one.green())
                      .map(one -> ForeignText.line(one.name()))
                      .collect(Collectors.joining(", ")));
    };
  }

  private static ChangeView.Result result(Replay replay, Wording words) {
    return new ChangeView.Result(
        replay.items().size(),
        replay.same(),
        replay.items().size() - replay.same(),
        replay.lost(),
        replay.skipped(),
        replay.fields().entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(one -> new ChangeView.Field(ForeignText.line(one.getKey()), one.getValue()))
            .toList(),
        replay.items().stream()
            .filter(item -> !item.same())
            .sorted(Comparator.comparing((Replay.Item item) -> !item.lost()))
            .limit(ITEMS)
            .map(item -> item(item, words))
            .toList());
  }

  private static ChangeView.Item item(Replay.Item item, Wording words) {
    Integer before = item.openBefore();
    Integer after = item.openAfter();
    return new ChangeView.Item(
        ForeignText.line(item.name()),
        item.lost(),
        InstanceViews.outcome(item.before(), words),
        InstanceViews.outcome(item.after(), words),
        before == null || after == null ? "" : words.text("routes.replay.open", before, after),
        item.changes().stream().map(one -> change(one, words)).toList());
  }

  private static ChangeView.Changed change(FieldChange one, Wording words) {
    String nothing = words.text("routes.replay.nothing");
    return new ChangeView.Changed(
        ForeignText.line(one.path()),
        one.before() == null ? nothing : ForeignText.line(one.before()),
        one.after() == null ? nothing : ForeignText.line(one.after()));
  }
}
