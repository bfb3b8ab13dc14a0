package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one submission but its content.
 *
 * @param caseNumber null while there is no case
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubmissionDetails(
    @JsonUnwrapped SubmissionView submission,
    @Nullable String caseNumber,
    @Nullable HoldView hold,
    List<DeliveryView> deliveries,
    List<Moment> timeline) {
  public SubmissionDetails {
    deliveries = List.copyOf(deliveries);
    timeline = List.copyOf(timeline);
  }

  /**
   * Why it is held.
   *
   * @param from where it goes on once it is released
   * @param remedy what to do
   */
  public record HoldView(
      SubmissionState from, String code, String title, String detail, String remedy) {
    static @Nullable HoldView of(Submission.@Nullable Hold hold) {
      return hold == null
          ? null
          : new HoldView(
              hold.from(),
              hold.code().code(),
              text(hold.code(), "title"),
              hold.detail(),
              text(hold.code(), "remedy"));
    }

    private static String text(FaultCode code, String which) {
      ResourceBundle texts = ResourceBundle.getBundle("messages/faults", Locale.ROOT);
      String key = code.code() + "." + which;
      return texts.containsKey(key) ? texts.getString(key) : code.code();
    }
  }

  /** As the repositories know it now. */
  public static SubmissionDetails of(
      Submission submission, Deliveries deliveries, Cases cases, EvidenceLog evidence) {
    return new SubmissionDetails(
        SubmissionView.of(submission),
        cases.ofSubmission(submission.id()).map(CaseEntry::number).orElse(null),
        HoldView.of(submission.hold()),
        deliveries.of(submission.id()).stream()
            .map(one -> DeliveryView.of(one, deliveries.attempts(one.id())))
            .toList(),
        evidence.of(submission.id()).stream().map(Moment::of).toList());
  }
}
