package de.fallbruecke.fitconnect;

import de.fallbruecke.fitconnect.verify.Defect;
import de.fallbruecke.fitconnect.verify.DefectKind;
import de.fallbruecke.fitconnect.verify.DefectTable;
import de.fallbruecke.fitconnect.verify.Memo;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.check.CheckStep;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.ContentDefect;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.OutgoingReply;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Receipt;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.ReplyAddress;
import de.fallbruecke.submission.ReplyProgress;
import de.fallbruecke.submission.ReplyWay;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.vault.Staging;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** FIT-Connect as a way in. */
public final class FitConnectChannel implements Channel {
  /** As written in {@code fallbruecke.destinations.<name>.channel}. */
  public static final String NAME = "fitconnect";

  private final FitConnectDestinations destinations;
  private final DefectTable table;

  FitConnectChannel(FitConnectDestinations destinations, DefectTable table) {
    this.destinations = destinations;
    this.table = table;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Announcement> list(Destination destination) {
    FitConnectDestination ours = destinations.get(destination);
    return List.copyOf(ours.api().waiting(ours.id()));
  }

  @Override
  public List<CheckStep> check(Destination destination) {
    FitConnectDestination ours = destinations.get(destination);
    return new FitConnectCheck(ours, destinations.tokens(ours.account())).steps();
  }

  @Override
  public Reception receive(Submission submission, Destination destination, Staging staging) {
    String known = submission.externalCase();
    return destinations
        .get(destination)
        .verifier()
        .receive(
            UUID.fromString(submission.externalId()),
            known == null ? null : UUID.fromString(known),
            staging);
  }

  @Override
  public Receipt confirm(Submission submission, Destination destination, Decision decision) {
    @Nullable Memo memo = submission.memo() == null ? null : Memo.parse(submission.memo());
    return destinations
        .get(destination)
        .receipts()
        .give(UUID.fromString(submission.externalId()), caseId(submission, memo), memo, decision);
  }

  @Override
  public Reception.Defective classify(ContentDefect defect, Destination destination) {
    DefectKind kind =
        switch (defect.kind()) {
          case NOT_WELL_FORMED -> DefectKind.DATA_NOT_WELL_FORMED;
          case SCHEMA_VIOLATION -> DefectKind.DATA_INVALID;
        };
    List<Defect> defects = List.of(new Defect(kind, "data", defect.detail()));
    return new Reception.Defective(
        table.allRejectable(defects) && !destination.holdInsteadOfReject(),
        table.code(defects),
        defects.stream().map(table::problem).toList(),
        null,
        null,
        List.of());
  }

  @Override
  public Problem refusal(@Nullable String kind, String reason) {
    if (kind == null) {
      return table.problem(new Defect(DefectKind.REFUSED_BY_PERSON, "other", reason));
    }
    return table
        .nameable(kind)
        .map(known -> table.problem(new Defect(known, "submission", reason)))
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.ACT_NOT_POSSIBLE,
                    "FIT-Connect has no problem '%s' that a person can name. Nothing was rejected. Known: %s."
                        .formatted(kind, table.nameable())));
  }

  @Override
  public List<String> refusals() {
    return table.nameable();
  }

  @Override
  public ReplyWay replyWay(ReplyAddress address, Destination destination) {
    return destinations.get(destination).replies().way(address);
  }

  @Override
  public ReplyProgress reply(OutgoingReply reply, Destination destination) {
    return destinations.get(destination).replies().advance(reply);
  }

  private static UUID caseId(Submission submission, @Nullable Memo memo) {
    if (memo != null) {
      return memo.caseId();
    }
    String known = submission.externalCase();
    if (known == null) {
      throw new Fault(
          FaultCode.UNEXPECTED,
          "Submission %s: its case at the delivery service is not known. Nothing was posted; receive it again."
              .formatted(submission.id()));
    }
    return UUID.fromString(known);
  }
}
