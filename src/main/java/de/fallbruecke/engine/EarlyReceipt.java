package de.fallbruecke.engine;

import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.submission.Submission;

/** Whether the portal has its receipt although the submission is not handed over. */
final class EarlyReceipt {
  private EarlyReceipt() {}

  static boolean of(Submission submission, EvidenceLog evidence) {
    return evidence.of(submission.id()).stream()
        .anyMatch(entry -> entry.event().kind().equals(Confirm.EARLY));
  }
}
