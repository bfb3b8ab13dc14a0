package de.fallbruecke.console;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.evidence.Entry;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.reply.CaseStatuses;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.reply.ReplyState;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of one submission; opens no content. */
final class SubmissionViews {
  private final Submissions submissions;
  private final Cases cases;
  private final Deliveries deliveries;
  private final Targets targets;
  private final EvidenceLog evidence;
  private final Replies replies;
  private final CaseStatuses statuses;

  SubmissionViews(
      Submissions submissions,
      Cases cases,
      Deliveries deliveries,
      Targets targets,
      EvidenceLog evidence,
      Replies replies,
      CaseStatuses statuses) {
    this.submissions = submissions;
    this.cases = cases;
    this.deliveries = deliveries;
    this.targets = targets;
    this.evidence = evidence;
    this.replies = replies;
    this.statuses = statuses;
  }

  /**
   * Everything but the content.
   *
   * @throws Fault SUBMISSION_UNKNOWN
   */
  SubmissionView of(UUID id, Wording words) {
    Submission submission = submissions.get(id);
    Submission.Hold hold = submission.hold();
    Optional<CaseEntry> entry = cases.ofSubmission(id);
    List<Delivery> handovers = deliveries.of(id);
    List<Entry> chain = evidence.of(id);
    Badge state = Badge.of(submission.state(), words);
    return new SubmissionView(
        id.toString(),
        heading(submission, words),
        state,
        submission.test(),
        hold == null ? null : Trouble.of(hold.code(), hold.detail(), words),
        reasons(submission),
        facts(submission, entry, statuses.ofSubmission(id), words),
        handovers.stream().map(delivery -> handover(delivery, words)).toList(),
        replies.ofSubmission(id).stream().map(reply -> answer(reply, words)).toList(),
        timeline(chain, handovers, words),
        evidenceTrouble(id, words),
        chain.size(),
        entry.map(SubmissionViews::coverage).orElse(null),
        entry.isPresent() && submission.state() != SubmissionState.PURGED,
        submission.state() == SubmissionState.PURGED,
        words.text("submission.summary", state.label()));
  }

  private static String heading(Submission submission, Wording words) {
    String name = ForeignText.line(submission.serviceName());
    String key = ForeignText.line(submission.serviceKey());
    return name.isEmpty() ? (key.isEmpty() ? words.text("service.unknown") : key) : name;
  }

  private static List<Fact> facts(
      Submission submission,
      Optional<CaseEntry> entry,
      List<CaseStatuses.Entry> said,
      Wording words) {
    List<Fact> facts = new ArrayList<>();
    entry.ifPresent(
        known -> facts.add(Fact.technical(words.text("fact.caseNumber"), known.number())));
    said.stream()
        .map(CaseStatuses.Entry::fileNumber)
        .filter(Objects::nonNull)
        .forEach(
            number ->
                facts.add(Fact.technical(words.text("fact.fileNumber"), ForeignText.line(number))));
    facts.add(Fact.of(words.text("fact.announcedAt"), moment(submission.announcedAt(), words)));
    facts.add(Fact.of(words.text("fact.changedAt"), moment(submission.changedAt(), words)));
    facts.add(Fact.of(words.text("fact.destination"), ForeignText.line(submission.destination())));
    facts.add(Fact.of(words.text("fact.tenant"), ForeignText.line(submission.tenant())));
    facts.add(Fact.of(words.text("fact.channel"), ForeignText.line(submission.channel())));
    if (submission.serviceKey() != null) {
      facts.add(
          Fact.technical(words.text("fact.serviceKey"), ForeignText.line(submission.serviceKey())));
    }
    facts.add(Fact.technical(words.text("fact.id"), submission.id().toString()));
    facts.add(
        Fact.technical(words.text("fact.externalId"), ForeignText.line(submission.externalId())));
    if (submission.externalCase() != null) {
      facts.add(
          Fact.technical(
              words.text("fact.externalCase"), ForeignText.line(submission.externalCase())));
    }
    if (submission.tries() > 0) {
      facts.add(Fact.of(words.text("fact.tries"), String.valueOf(submission.tries())));
    }
    return List.copyOf(facts);
  }

  private static String moment(Instant at, Wording words) {
    return words.time(at) + " (" + words.age(at) + ")";
  }

  private static List<SubmissionView.Reason> reasons(Submission submission) {
    String decision = submission.decision();
    if (decision == null) {
      return List.of();
    }
    return Json.mapper().readValue(decision, Decision.Reject.class).problems().stream()
        .map(
            problem ->
                new SubmissionView.Reason(
                    ForeignText.line(problem.title()),
                    ForeignText.of(problem.detail()),
                    ForeignText.line(problem.type())))
        .toList();
  }

  private SubmissionView.Handover handover(Delivery delivery, Wording words) {
    FaultCode code = delivery.code();
    Instant retryAt = delivery.retryAt();
    return new SubmissionView.Handover(
        delivery.id().toString(),
        ForeignText.line(
            targets.find(delivery.target()).map(Target::title).orElse(delivery.target())),
        Badge.of(delivery.state(), words),
        delivery.required(),
        delivery.attempts(),
        retryAt == null ? "" : words.time(retryAt) + " (" + words.until(retryAt) + ")",
        ForeignText.line(delivery.reference()),
        delivery.idempotencyKey(),
        code == null ? null : Trouble.of(code, delivery.detail(), words));
  }

  private SubmissionView.Answer answer(Reply reply, Wording words) {
    FaultCode code = reply.code();
    return new SubmissionView.Answer(
        reply.id().toString(),
        ForeignText.line(
            targets
                .find(reply.origin().target())
                .map(Target::title)
                .orElse(reply.origin().target())),
        words.text("reply.kind." + reply.origin().kind().name()),
        Badge.of(reply.state(), words),
        moment(reply.origin().createdAt(), words),
        code == null ? null : Trouble.of(code, reply.detail(), words),
        reply.state() == ReplyState.HELD);
  }

  private List<SubmissionView.Moment> timeline(
      List<Entry> chain, List<Delivery> handovers, Wording words) {
    Timeline timeline = new Timeline(words);
    // An attempt begins before the chain tells of its end.
    for (Delivery delivery : handovers) {
      deliveries.attempts(delivery.id()).forEach(attempt -> timeline.add(delivery, attempt));
    }
    chain.forEach(timeline::add);
    return timeline.newestFirst();
  }

  private @Nullable Trouble evidenceTrouble(UUID id, Wording words) {
    try {
      evidence.verify(id);
      return null;
    } catch (Fault broken) {
      return Trouble.of(broken.code(), broken.getMessage(), words);
    }
  }

  private static SubmissionView.Coverage coverage(CaseEntry entry) {
    int kept = entry.leaves() - entry.open();
    return new SubmissionView.Coverage(
        entry.leaves(),
        entry.mapped(),
        entry.attached(),
        entry.ignored(),
        entry.open(),
        entry.leaves() == 0 ? 100 : (int) (100L * kept / entry.leaves()),
        entry.routePackage() + " " + entry.packageVersion());
  }
}
