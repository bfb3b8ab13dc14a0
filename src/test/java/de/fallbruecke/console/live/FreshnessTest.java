package de.fallbruecke.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private final List<Freshness.Change> stored = new ArrayList<>();
  private final Freshness freshness = new Freshness(this::since);

  private List<Freshness.Change> since(@Nullable Instant from) {
    return stored.stream()
        .filter(change -> from == null || !change.at().isBefore(from))
        .sorted(Comparator.comparing(Freshness.Change::at).reversed())
        .limit(from == null ? 1 : 100)
        .toList();
  }

  private UUID change(UUID id, int version, String tenant, Instant at) {
    stored.removeIf(change -> change.id().equals(id));
    stored.add(new Freshness.Change(id, version, tenant, at));
    return id;
  }

  @Test
  void whatCameBetweenReadingAPageAndTheFirstLookIsToldAndWhatIsOldIsNot() {
    change(UUID.randomUUID(), 1, "old", NOON.minusSeconds(16));
    change(UUID.randomUUID(), 1, "a", NOON);
    assertThat(freshness.tenants()).containsExactly("a");
    assertThat(freshness.tenants()).isEmpty();
  }

  @Test
  void eachChangeIsToldOnce() {
    UUID id = change(UUID.randomUUID(), 1, "a", NOON);
    freshness.tenants();
    change(id, 2, "a", NOON.plusSeconds(1));
    change(UUID.randomUUID(), 0, "b", NOON.plusSeconds(2));
    assertThat(freshness.tenants()).containsExactlyInAnyOrder("a", "b");
    assertThat(freshness.tenants()).isEmpty();
  }

  @Test
  void aTransactionThatBecomesVisibleLateIsNotMissed() {
    change(UUID.randomUUID(), 0, "a", NOON);
    freshness.tenants();
    change(UUID.randomUUID(), 0, "late", NOON.minusSeconds(10));
    assertThat(freshness.tenants()).containsExactly("late");
  }

  @Test
  void theVeryFirstChangeOfAnEmptyInstallationIsNews() {
    freshness.tenants();
    change(UUID.randomUUID(), 0, "a", NOON);
    assertThat(freshness.tenants()).containsExactly("a");
  }
}
