package de.fallbruecke.access;

import de.fallbruecke.platform.keys.HeldKey;
import de.fallbruecke.platform.keys.KeySource;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tokens of persons for the REST interface of admins, by name and owner. */
record AdminTokenKeys(AdminTokens tokens, Clock clock) implements KeySource {
  @Override
  public List<HeldKey> keys() {
    return tokens.ending(clock.instant()).stream().map(AdminTokenKeys::key).toList();
  }

  private static HeldKey key(AdminToken token) {
    return new HeldKey(
        "admin-token",
        token.person(),
        tenant(token.grants().keySet()),
        token.name(),
        "",
        token.createdAt(),
        token.expiresAt());
  }

  /** A token for several tenants or for all belongs to the whole installation. */
  private static @Nullable String tenant(Set<String> tenants) {
    String only = tenants.size() == 1 ? tenants.iterator().next() : Person.EVERYWHERE;
    return only.equals(Person.EVERYWHERE) ? null : only;
  }
}
