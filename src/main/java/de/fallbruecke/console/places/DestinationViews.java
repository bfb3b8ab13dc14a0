package de.fallbruecke.console.places;

import de.fallbruecke.check.ConnectionChecks;
import de.fallbruecke.check.PlaceKind;
import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.engine.Listing;
import de.fallbruecke.engine.Listings;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.DestinationPause;
import de.fallbruecke.submission.DestinationPauses;
import de.fallbruecke.submission.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes the pages of destinations: what is told of them, and how that reads. */
final class DestinationViews {
  private final Listings listings;
  private final Waiting waiting;
  private final DestinationPauses pauses;
  private final ConnectionChecks checks;

  DestinationViews(
      Listings listings, Waiting waiting, DestinationPauses pauses, ConnectionChecks checks) {
    this.listings = listings;
    this.waiting = waiting;
    this.pauses = pauses;
    this.checks = checks;
  }

  /** What is known of the destinations at one moment. */
  private record Known(
      Map<String, Listing> listings,
      Map<String, Waiting.Load> loads,
      Map<String, DestinationPause> pauses) {}

  private Known known() {
    return new Known(
        by(listings.all(), Listing::destination),
        by(waiting.load(), Waiting.Load::destination),
        by(pauses.all(), DestinationPause::destination));
  }

  private static <T> Map<String, T> by(Collection<T> all, Function<T, String> name) {
    return all.stream().collect(Collectors.toMap(name, Function.identity()));
  }

  /** Those that need somebody first, then by name. */
  List<PlaceRow> rows(Collection<Destination> destinations, Wording words) {
    Known known = known();
    List<PlaceRow> rows = new ArrayList<>();
    for (Destination one : destinations) {
      rows.add(row(one, known, words));
    }
    rows.sort(
        java.util.Comparator.comparing((PlaceRow row) -> !row.warn())
            .thenComparing(PlaceRow::name));
    return List.copyOf(rows);
  }

  private static PlaceRow row(Destination one, Known known, Wording words) {
    Listing listing = known.listings().get(one.name());
    Waiting.Load load = known.loads().get(one.name());
    boolean paused = known.pauses().containsKey(one.name());
    boolean failing = listing != null && listing.failures() > 0;
    return new PlaceRow(
        one.name(),
        ForeignText.line(one.name()),
        words.textOr("places.channel." + one.channel(), one.channel()),
        ForeignText.line(one.tenant()),
        state(listing, paused, words),
        List.of(
            words.text(one.test() ? "places.environment.test" : "places.environment.live"),
            listed(listing, words),
            String.valueOf(listing == null ? 0 : listing.callbacks()),
            String.valueOf(load == null ? 0 : load.open()),
            load == null ? words.text("places.none") : words.age(load.since()),
            String.valueOf(load == null ? 0 : load.held())),
        paused || failing || (load != null && load.held() > 0));
  }

  private static Badge state(@Nullable Listing listing, boolean paused, Wording words) {
    if (paused) {
      return new Badge("warning", "warning", words.text("places.state.paused"));
    }
    if (listing == null || (listing.lastListedAt() == null && listing.failures() == 0)) {
      return new Badge("info", "more-vert", words.text("places.state.not-yet"));
    }
    return listing.failures() > 0
        ? new Badge("danger", "danger", words.text("places.state.failing", listing.failures()))
        : new Badge("success", "success", words.text("places.state.fine"));
  }

  private static String listed(@Nullable Listing listing, Wording words) {
    Instant at = listing == null ? null : listing.lastListedAt();
    return at == null ? words.text("places.never") : words.age(at);
  }

  PlaceView page(Destination one, boolean operate, Wording words) {
    Known known = known();
    Listing listing = known.listings().get(one.name());
    DestinationPause pause = known.pauses().get(one.name());
    return new PlaceView(
        "destination",
        one.name(),
        ForeignText.line(one.name()),
        "/places/destinations/" + one.name(),
        state(listing, pause != null, words),
        facts(one, words),
        figures(listing, known.loads().get(one.name()), words),
        List.of(),
        pause == null ? null : paused(pause, words),
        checks
            .latest(PlaceKind.DESTINATION, one.name())
            .map(check -> CheckViews.of(check, words))
            .orElse(null),
        null,
        UriComponentsBuilder.fromPath("/submissions")
            .queryParam("destination", one.name())
            .encode()
            .toUriString(),
        pause == null ? "" : pause.pausedAt().toString(),
        operate);
  }

  private static List<Fact> facts(Destination one, Wording words) {
    return List.of(
        Fact.of(
            words.text("places.channel"),
            words.textOr("places.channel." + one.channel(), one.channel())),
        Fact.of(words.text("places.tenant"), ForeignText.line(one.tenant())),
        Fact.of(
            words.text("places.environment"),
            words.text(one.test() ? "places.environment.test" : "places.environment.live")),
        Fact.of(words.text("places.receipt"), words.text("places.receipt." + one.receipt().name())),
        Fact.of(
            words.text("places.interval"),
            words.text("places.seconds", one.pollInterval().toSeconds())));
  }

  private static List<Fact> figures(
      @Nullable Listing listing, Waiting.@Nullable Load load, Wording words) {
    List<Fact> figures = new ArrayList<>();
    Instant listed = listing == null ? null : listing.lastListedAt();
    figures.add(
        Fact.of(
            words.text("places.listed"),
            listed == null ? words.text("places.never") : words.time(listed)));
    if (listing != null && listing.failures() > 0 && listing.lastCode() != null) {
      figures.add(
          Fact.of(
              words.text("places.listing.failed"),
              words.text(
                  "places.listing.failures",
                  listing.failures(),
                  words.title(listing.lastCode()) + " (" + listing.lastCode().code() + ")")));
    }
    Instant called = listing == null ? null : listing.lastCallbackAt();
    figures.add(
        Fact.of(
            words.text("places.callbacks"),
            listing == null || called == null
                ? words.text("places.never")
                : words.text("places.callbacks.latest", listing.callbacks(), words.time(called))));
    figures.add(Fact.of(words.text("places.open"), String.valueOf(load == null ? 0 : load.open())));
    if (load != null) {
      figures.add(Fact.of(words.text("places.oldest"), words.age(load.since())));
    }
    figures.add(Fact.of(words.text("places.held"), String.valueOf(load == null ? 0 : load.held())));
    return List.copyOf(figures);
  }

  private static PauseView paused(DestinationPause pause, Wording words) {
    return new PauseView(
        pause.pausedAt().toString(),
        words.time(pause.pausedAt()),
        words.age(pause.pausedAt()),
        ForeignText.line(pause.by()),
        ForeignText.of(pause.reason()),
        "");
  }
}
