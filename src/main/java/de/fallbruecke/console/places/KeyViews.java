package de.fallbruecke.console.places;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.fitconnect.KeyRenewals;
import de.fallbruecke.fitconnect.Renewal;
import de.fallbruecke.platform.keys.HeldKey;
import de.fallbruecke.platform.keys.KeySource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes the pages of keys. No key is ever shown but the public half that is to be published. */
final class KeyViews {
  /** As long before its end a certificate is an alarm by default. */
  private static final Duration SOON = Duration.ofDays(30);

  private final Supplier<Stream<KeySource>> sources;

  KeyViews(Supplier<Stream<KeySource>> sources) {
    this.sources = sources;
  }

  /** What ends first stands first. */
  List<KeyRow> rows(Person person, Wording words) {
    TenantScope scope = person.scope(Ability.SEE_KEYS);
    return sources
        .get()
        .flatMap(source -> source.keys().stream())
        .filter(key -> scope.contains(key.tenant()))
        .sorted(
            Comparator.comparing(
                    HeldKey::ends, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
                .thenComparing(HeldKey::kind)
                .thenComparing(HeldKey::place))
        .map(key -> row(key, person, words))
        .toList();
  }

  private static KeyRow row(HeldKey key, Person person, Wording words) {
    return new KeyRow(
        words.textOr("keys.kind." + key.kind(), key.kind()),
        ForeignText.line(key.place()),
        ForeignText.line(key.kid()),
        key.algorithm(),
        time(key.since(), words),
        time(key.ends(), words),
        key.ends() != null && key.ends().isBefore(words.now().plus(SOON)),
        key.use() == HeldKey.Use.UNKNOWN ? "" : words.text("keys.use." + key.use()),
        renew(key, person),
        words.textOr("keys.how." + key.kind(), "–"));
  }

  private static String renew(HeldKey key, Person person) {
    return switch (key.kind()) {
      case "fitconnect-decryption" ->
          person.may(Ability.CHANGE_KEYS, key.tenant())
              ? UriComponentsBuilder.fromPath("/places/keys/{name}")
                  .encode()
                  .buildAndExpand(key.place())
                  .toUriString()
              : "";
      case "publisher", "publisher-unreadable" ->
          person.may(Ability.CHANGE_ROUTES, key.tenant()) ? "/routes/publishers" : "";
      default -> "";
    };
  }

  private static String time(@Nullable Instant at, Wording words) {
    return at == null ? "–" : words.time(at);
  }

  static List<Fact> own(List<KeyRenewals.OwnKey> keys, Wording words) {
    List<Fact> facts = new ArrayList<>();
    for (KeyRenewals.OwnKey key : keys) {
      facts.add(
          Fact.technical(
              words.text(key.inConfiguration() ? "keys.configured" : "keys.stored"),
              ForeignText.line(key.kid())));
    }
    return List.copyOf(facts);
  }

  static RenewalView renewal(
      Renewal one, String jwk, Optional<KeyRenewals.Obstacles> obstacles, Wording words) {
    return new RenewalView(
        ForeignText.line(one.kid()),
        ForeignText.line(String.join(", ", one.oldKids())),
        one.state().name(),
        one.version(),
        words.text("keys.made", words.time(one.madeAt()), ForeignText.line(one.madeBy())),
        one.publishedAt() == null ? "" : words.time(one.publishedAt()),
        jwk,
        obstacles.map(found -> sentences(found, words)).orElse(List.of()));
  }

  static List<String> sentences(KeyRenewals.Obstacles found, Wording words) {
    List<String> all = new ArrayList<>();
    if (found.early()) {
      all.add(words.text("keys.obstacle.early", words.time(found.until())));
    }
    if (found.undelivered() > 0) {
      all.add(words.text("keys.obstacle.undelivered", found.undelivered()));
    }
    if (found.unfetched() > 0) {
      all.add(words.text("keys.obstacle.unfetched", found.unfetched()));
    }
    return List.copyOf(all);
  }
}
