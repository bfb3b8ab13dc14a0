package de.fallbruecke.console.submissions;

import de.fallbruecke.console.page.Wording;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.evidence.Entry;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a hold means for the person who applied, and how long there is to set it right. */
final class HoldRemedy {
  /** Until then the delivery service waits for the receipt (facts/fit-connect §11). */
  private static final Duration PORTAL_WAITS = Duration.ofDays(14);

  private static final String CHANNEL_WITH_DEADLINE = "fitconnect";

  private HoldRemedy() {}

  static SubmissionView.Remedy of(
      Submission submission,
      Submission.Hold hold,
      List<Delivery> deliveries,
      List<Entry> chain,
      Wording words) {
    boolean receipt =
        chain.stream().anyMatch(entry -> entry.event().kind().equals("EARLY_RECEIPT"));
    return new SubmissionView.Remedy(
        words.text("hold.applicant." + situation(hold, deliveries, receipt)),
        receipt || !submission.channel().equals(CHANNEL_WITH_DEADLINE) || closed(hold)
            ? ""
            : deadline(submission.announcedAt().plus(PORTAL_WAITS), words));
  }

  private static String situation(
      Submission.Hold hold, List<Delivery> deliveries, boolean receipt) {
    if (closed(hold)) {
      return "CLOSED_THERE";
    }
    if (hold.from() == SubmissionState.REJECTING) {
      return "REJECTION_NOT_TOLD";
    }
    if (hold.from() == SubmissionState.DELIVERED) {
      return "NOT_TOLD";
    }
    boolean there =
        deliveries.stream().anyMatch(delivery -> delivery.state() == DeliveryState.DELIVERED);
    boolean perhaps =
        deliveries.stream()
            .anyMatch(
                delivery ->
                    delivery.state() == DeliveryState.UNKNOWN
                        || (delivery.unsettled() && delivery.state() != DeliveryState.CANCELLED));
    if (there) {
      return "PARTLY_THERE";
    }
    if (perhaps) {
      return "PERHAPS_THERE";
    }
    return receipt ? "NOT_THERE_RECEIPT" : "NOT_THERE";
  }

  private static boolean closed(Submission.Hold hold) {
    return hold.code() == FaultCode.CLOSED_REMOTELY
        || hold.code() == FaultCode.RECEIPT_CONTRADICTED;
  }

  private static String deadline(Instant end, Wording words) {
    long days = Duration.between(words.now(), end).toDays();
    return end.isAfter(words.now())
        ? words.text("hold.deadline", words.time(end), days)
        : words.text("hold.deadline.over", words.time(end));
  }
}
