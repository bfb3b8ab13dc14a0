package de.fallbruecke.api;

import de.fallbruecke.delivery.Offer;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Sha256;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name that a client gives to its wish for a lease, so that it gets the same lease again if the
 * answer was lost. The lease's id follows from it: whoever does not know the name cannot come to
 * the lease, with the same credentials neither, so that two workers of one software never work on
 * one case as long as each takes a name of its own. Once a lease has ended the same name means a
 * new one.
 */
final class LeaseKey {
  /** What is shorter is rather the number of a worker than a name that nobody else takes. */
  private static final Pattern WRITTEN = Pattern.compile("[!-~]{16,200}");

  private LeaseKey() {}

  /**
   * The id of the lease that a client means.
   *
   * @throws ApiFault API_VALUE_INVALID if others would easily take the same name
   */
  static UUID lease(String key, TargetClient client, Offer offer, Instant now) {
    if (!WRITTEN.matcher(key).matches() || key.equalsIgnoreCase(offer.caseId().toString())) {
      throw new ApiFault(
          FaultCode.API_VALUE_INVALID,
          "Idempotency-Key must be 16 to 200 printable characters and not the id of the case; take a new random UUID for each lease.");
    }
    int turn = offer.isLeasedAt(now) ? offer.timesLeased() : offer.timesLeased() + 1;
    String hash =
        Sha256.hex(String.join("\n", "lease", client.id(), offer.delivery() + "", turn + "", key));
    return new UUID(
        (Long.parseUnsignedLong(hash.substring(0, 16), 16) & ~0xF000L) | 0x8000L, // version 8
        (Long.parseUnsignedLong(hash.substring(16, 32), 16) >>> 2) | Long.MIN_VALUE);
  }
}
