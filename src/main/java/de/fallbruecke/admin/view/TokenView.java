package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.access.AdminToken;
import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token with which programs speak for a person; never its secret.
 *
 * @param grants roles by tenant, {@code *} for all; of tokens of others only what the caller may
 *     see
 * @param usedAt the last use, to the minute
 * @param counts whether it can be used now
 * @param revocable whether the caller may revoke it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenView(
    UUID id,
    String person,
    String name,
    SortedMap<String, List<String>> grants,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable Instant revokedAt,
    boolean counts,
    boolean revocable) {
  public static TokenView of(AdminTokens.Seen seen, Instant now) {
    AdminToken token = seen.token();
    return new TokenView(
        token.id(),
        token.person(),
        token.name(),
        written(token),
        token.createdAt(),
        token.expiresAt(),
        token.usedAt(),
        token.revokedAt(),
        token.counts(now),
        token.counts(now) && seen.revocable());
  }

  private static SortedMap<String, List<String>> written(AdminToken token) {
    SortedMap<String, List<String>> written = new TreeMap<>();
    for (Map.Entry<String, java.util.Set<Role>> grant : token.grants().entrySet()) {
      written.put(grant.getKey(), grant.getValue().stream().map(Role::written).sorted().toList());
    }
    return written;
  }

  /**
   * A new token.
   *
   * @param secret what to present; nobody can show it again
   */
  public record Made(TokenView token, String secret) {
    /** Never in a log. */
    @Override
    public String toString() {
      return "Made[" + token.id() + "]";
    }
  }
}
