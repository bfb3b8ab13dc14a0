package de.fallbruecke.platform.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key, secret or certificate that this installation holds; what can be told of it without showing
 * it.
 *
 * @param kind what it is for; its title stands in the messages under {@code keys.kind.}
 * @param place destination, identity or setting that it belongs to
 * @param tenant whose it is; null: of the whole installation
 * @param kid its id, if it has one
 * @param algorithm for example {@code RSA-OAEP-256, 4096}; empty if that says nothing
 * @param since since when it is in place, by its file
 * @param ends from then on it is of no use; null if it does not end
 * @param use whether others use it by now, as far as that is known
 */
public record HeldKey(
    String kind,
    String place,
    @Nullable String tenant,
    @Nullable String kid,
    String algorithm,
    @Nullable Instant since,
    @Nullable Instant ends,
    Use use) {
  /** Where a key stands that others have to know before they can use it. */
  public enum Use {
    /** Nobody said. */
    UNKNOWN,
    /** It is here, and those who should use it do not know it yet. */
    NOT_YET,
    /** It is published. */
    PUBLISHED,
    /** Another one took its place; it is kept for what came before. */
    REPLACED
  }

  public HeldKey(
      String kind,
      String place,
      @Nullable String tenant,
      @Nullable String kid,
      String algorithm,
      @Nullable Instant since,
      @Nullable Instant ends) {
    this(kind, place, tenant, kid, algorithm, since, ends, Use.UNKNOWN);
  }

  /** Whether something stops working when it ends. */
  public boolean needed() {
    return use == Use.UNKNOWN || use == Use.PUBLISHED;
  }
}
