package de.fallbruecke.cli;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The books of portal, delivery service and specialist software, laid side by side. All ids are
 * those that the portal gave.
 *
 * @param sent what the portal sent
 * @param receipts accept and reject events per submission
 * @param accepted submissions that the delivery service shows as accepted
 * @param cases what the specialist software took
 * @param sameAgain requests that repeated a known key with the same content
 * @param otherContent requests with a known key and other content
 */
record Books(
    List<UUID> sent,
    Map<UUID, Long> receipts,
    Set<UUID> accepted,
    Collection<Taken> cases,
    long sameAgain,
    long otherContent) {

  /** A case at the specialist software: the submission it came from and its idempotency key. */
  record Taken(UUID submission, String key) {}

  /** Submissions without a receipt or without a case. */
  int lost() {
    Set<UUID> there = new HashSet<>();
    cases.forEach(taken -> there.add(taken.submission()));
    return (int) sent.stream().filter(id -> !accepted.contains(id) || !there.contains(id)).count();
  }

  /** Cases beyond the first of a submission, contradicting content and second receipts. */
  int duplicated() {
    Map<UUID, Integer> perSubmission = new HashMap<>();
    cases.forEach(taken -> perSubmission.merge(taken.submission(), 1, Integer::sum));
    int secondCases = perSubmission.values().stream().mapToInt(n -> n - 1).sum();
    long secondReceipts =
        receipts.values().stream().mapToLong(count -> Math.max(0, count - 1)).sum();
    return Math.toIntExact(secondCases + secondReceipts + otherContent);
  }

  /** Cases of submissions that were sent. */
  int caseCount() {
    return (int) cases.stream().filter(taken -> sent.contains(taken.submission())).count();
  }

  int confirmed() {
    return (int) sent.stream().filter(accepted::contains).count();
  }
}
