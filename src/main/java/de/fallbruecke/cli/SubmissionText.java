package de.fallbruecke.cli;

import de.fallbruecke.admin.view.DeliveryView;
import de.fallbruecke.admin.view.Moment;
import de.fallbruecke.admin.view.SubmissionDetails;
import de.fallbruecke.admin.view.SubmissionView;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Submissions as lines for people; ids and codes only. */
final class SubmissionText {
  private static final String ROW = "%-36s  %-10s  %-11s  %-20s  %-16s  %s";

  private SubmissionText() {}

  static String head() {
    return ROW.formatted("submission", "state", "code", "announced", "destination", "service");
  }

  static String line(SubmissionView submission) {
    return ROW.formatted(
        submission.id(),
        submission.state(),
        text(submission.code()),
        submission.announcedAt().truncatedTo(ChronoUnit.SECONDS),
        submission.destination(),
        text(submission.service()));
  }

  static List<String> lines(SubmissionDetails details) {
    List<String> lines = new ArrayList<>();
    lines.add(head());
    lines.add(line(details.submission()));
    if (details.caseNumber() != null) {
      lines.add("case " + details.caseNumber());
    }
    SubmissionDetails.HoldView hold = details.hold();
    if (hold != null) {
      lines.add("held in %s: %s".formatted(hold.from(), hold.title()));
      lines.add("  " + hold.detail());
      lines.add("  What to do: " + hold.remedy());
    }
    for (DeliveryView delivery : details.deliveries()) {
      lines.add(
          "delivery to %s%s: %s%s"
              .formatted(
                  delivery.target(),
                  delivery.required() ? "" : " (optional)",
                  delivery.state(),
                  delivery.retryAt() == null ? "" : ", again at " + delivery.retryAt()));
      for (DeliveryView.Try attempt : delivery.attempts()) {
        lines.add(
            "  attempt %d at %s: %s"
                .formatted(attempt.number(), attempt.startedAt(), attempt.outcome()));
      }
    }
    for (Moment moment : details.timeline()) {
      lines.add("%s  %-20s  %s".formatted(moment.at(), moment.kind(), moment.facts()));
    }
    return lines;
  }

  private static String text(@Nullable String value) {
    return value == null ? "-" : value;
  }
}
