package de.fallbruecke.console.places;

import de.fallbruecke.check.ConnectionChecks;
import de.fallbruecke.check.PlaceKind;
import de.fallbruecke.check.TestDeliveries;
import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.delivery.RetryPolicy;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.TargetDetails;
import de.fallbruecke.delivery.TargetFigures;
import de.fallbruecke.delivery.TargetPause;
import de.fallbruecke.delivery.TargetPauses;
import de.fallbruecke.delivery.Targets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes the pages of targets: what is told of them, and how that reads. */
final class TargetViews {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Targets targets;
  private final TargetFigures figures;
  private final TargetPauses pauses;
  private final ConnectionChecks checks;
  private final TestDeliveries trials;

  TargetViews(
      Targets targets,
      TargetFigures figures,
      TargetPauses pauses,
      ConnectionChecks checks,
      TestDeliveries trials) {
    this.targets = targets;
    this.figures = figures;
    this.pauses = pauses;
    this.checks = checks;
    this.trials = trials;
  }

  private Map<String, TargetFigures.Figures> today(Wording words) {
    Instant midnight = words.now().atZone(BERLIN).toLocalDate().atStartOfDay(BERLIN).toInstant();
    return figures.since(midnight).stream()
        .collect(Collectors.toMap(TargetFigures.Figures::target, Function.identity()));
  }

  /** Those that need somebody first, then by name. */
  List<PlaceRow> rows(List<Target> shown, Wording words) {
    Map<String, TargetFigures.Figures> today = today(words);
    Map<String, TargetPause> paused =
        pauses.all().stream().collect(Collectors.toMap(TargetPause::target, Function.identity()));
    return shown.stream()
        .map(
            one ->
                row(
                    one,
                    today.getOrDefault(one.name(), none(one.name())),
                    paused.get(one.name()),
                    words))
        .sorted(Comparator.comparing((PlaceRow row) -> !row.warn()).thenComparing(PlaceRow::name))
        .toList();
  }

  private static TargetFigures.Figures none(String target) {
    return new TargetFigures.Figures(target, 0, 0, 0, 0);
  }

  private PlaceRow row(
      Target one, TargetFigures.Figures figures, @Nullable TargetPause pause, Wording words) {
    String address = targets.details(one.name()).map(TargetDetails::address).orElse("");
    return new PlaceRow(
        one.name(),
        ForeignText.line(one.title()),
        ForeignText.line(address.isEmpty() ? one.name() : address),
        ForeignText.line(one.tenant()),
        state(pause, words),
        List.of(
            words.text("places.type." + one.type().word()),
            words.text("places.format." + one.format().name()),
            String.valueOf(figures.delivered()),
            String.valueOf(figures.waiting()),
            String.valueOf(figures.held()),
            String.valueOf(figures.unknown())),
        pause != null || figures.held() > 0 || figures.unknown() > 0);
  }

  private static Badge state(@Nullable TargetPause pause, Wording words) {
    if (pause == null) {
      return new Badge("success", "success", words.text("places.target.open"));
    }
    return pause.by() == null
        ? new Badge("danger", "danger", words.text("places.target.broken"))
        : new Badge("warning", "warning", words.text("places.state.paused"));
  }

  PlaceView page(Target one, boolean operate, Wording words) {
    TargetPause pause = pauses.of(one.name()).orElse(null);
    TargetFigures.Figures today = today(words).getOrDefault(one.name(), none(one.name()));
    TargetDetails details = targets.details(one.name()).orElseThrow();
    return new PlaceView(
        "target",
        one.name(),
        ForeignText.line(one.title()),
        "/places/targets/" + one.name(),
        state(pause, words),
        facts(details, words),
        List.of(
            Fact.of(words.text("places.delivered"), String.valueOf(today.delivered())),
            Fact.of(words.text("places.waiting"), String.valueOf(today.waiting())),
            Fact.of(words.text("places.held"), String.valueOf(today.held())),
            Fact.of(words.text("places.unknown"), String.valueOf(today.unknown()))),
        policy(details, words),
        pause == null ? null : paused(pause, words),
        checks
            .latest(PlaceKind.TARGET, one.name())
            .map(check -> CheckViews.of(check, words))
            .orElse(null),
        details.fetches() ? null : trial(details, words),
        UriComponentsBuilder.fromPath("/submissions")
            .queryParam("target", one.name())
            .encode()
            .toUriString(),
        pause == null ? "" : pause.pausedAt().toString(),
        operate);
  }

  private PlaceView.Trial trial(TargetDetails details, Wording words) {
    String name = details.target().name();
    return new PlaceView.Trial(
        details.testDeliveries(),
        "fallbruecke.targets." + name + ".test-deliveries",
        trials.latest(name).map(check -> CheckViews.of(check, words)).orElse(null));
  }

  private static List<Fact> facts(TargetDetails details, Wording words) {
    Target one = details.target();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.technical(words.text("places.name"), ForeignText.line(one.name())));
    facts.add(Fact.of(words.text("places.type"), words.text("places.type." + one.type().word())));
    if (!details.address().isEmpty()) {
      facts.add(Fact.technical(words.text("places.address"), ForeignText.line(details.address())));
    }
    facts.add(Fact.of(words.text("places.tenant"), ForeignText.line(one.tenant())));
    facts.add(
        Fact.of(words.text("places.format"), words.text("places.format." + one.format().name())));
    facts.add(
        Fact.of(
            words.text("places.environment"),
            words.text(one.productive() ? "places.environment.live" : "places.environment.test")));
    facts.add(
        Fact.of(
            words.text("places.idempotent"),
            words.text(one.idempotent() ? "places.idempotent.yes" : "places.idempotent.no")));
    return List.copyOf(facts);
  }

  private static List<Fact> policy(TargetDetails details, Wording words) {
    RetryPolicy retry = details.retry();
    if (details.fetches()) {
      return List.of();
    }
    if (!retry.enabled()) {
      return List.of(Fact.of(words.text("places.retry"), words.text("places.retry.off")));
    }
    return List.of(
        Fact.of(
            words.text("places.retry"),
            words.text(
                "places.retry.text", span(retry.first(), words), span(retry.longest(), words))),
        Fact.of(
            words.text("places.retry.end"),
            words.text("places.retry.end.text", retry.attempts(), span(retry.age(), words))),
        Fact.of(
            words.text("places.breaker"),
            words.text("places.breaker.text", details.failures(), span(details.pause(), words))));
  }

  private static String span(Duration duration, Wording words) {
    if (duration.toDays() > 0 && duration.toHoursPart() == 0) {
      return words.text("places.span.days", duration.toDays());
    }
    return duration.toMinutes() > 0
        ? words.text("places.span.minutes", duration.toMinutes())
        : words.text("places.seconds", Math.max(1, duration.toSeconds()));
  }

  private static PauseView paused(TargetPause pause, Wording words) {
    boolean person = pause.by() != null;
    return new PauseView(
        pause.pausedAt().toString(),
        words.time(pause.pausedAt()),
        words.age(pause.pausedAt()),
        person ? ForeignText.line(pause.by()) : "",
        person ? ForeignText.of(pause.detail()) : "",
        person ? "" : ForeignText.of(pause.detail()));
  }
}
