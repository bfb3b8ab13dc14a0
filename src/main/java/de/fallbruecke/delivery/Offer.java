package de.fallbruecke.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that its target fetches, as the table of offers knows it. No personal data.
 *
 * @param sequence its place among the offers of the target; kept when it is offered again
 * @param service key of the service, if the case has one
 * @param size bytes of the case record and its documents
 * @param endedAt when it stopped being offered: fetched, refused, held or cancelled
 * @param lease who fetches it just now or did last; null if nobody has since it was offered or if
 *     the last one gave it back
 * @param timesLeased how often somebody began to fetch it
 * @param settledBy the lease under which the target acknowledged or refused it
 * @param messageId what a channel calls it towards the target, if it does
 */
public record Offer(
    UUID delivery,
    UUID submission,
    UUID caseId,
    String target,
    String tenant,
    String caseNumber,
    @Nullable String service,
    boolean test,
    long size,
    long sequence,
    Instant offeredAt,
    @Nullable Instant endedAt,
    @Nullable Lease lease,
    int timesLeased,
    @Nullable UUID settledBy,
    @Nullable String messageId) {

  /**
   * The right of one client to work on the case.
   *
   * @param by the client, as it proved itself to us
   * @param since when it was given
   * @param until when others may have the case, unless it is renewed
   */
  public record Lease(UUID id, String by, Instant since, Instant until) {}

  /** Whether the lease is the one that was given last; it may have run out. */
  public boolean isLeasedUnder(UUID wanted) {
    return lease != null && lease.id().equals(wanted);
  }

  /** Whether somebody has the case to himself at that moment. */
  public boolean isLeasedAt(Instant now) {
    return lease != null && lease.until().isAfter(now);
  }
}
