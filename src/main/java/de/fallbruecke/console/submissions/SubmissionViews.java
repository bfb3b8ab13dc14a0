package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.engine.Interventions;
import de.fallbruecke.evidence.Entry;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.proof.Checked;
import de.fallbruecke.proof.Proofs;
import de.fallbruecke.proof.TokenVerdict;
import de.fallbruecke.reply.CaseStatuses;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.reply.ReplyState;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of one submission; opens no content. */
final class SubmissionViews {
  private final Cases cases;
  private final Deliveries deliveries;
  private final Targets targets;
  private final Proofs proofs;
  private final Replies replies;
  private final CaseStatuses statuses;
  private final Interventions interventions;

  SubmissionViews(
      Cases cases,
      Deliveries deliveries,
      Targets targets,
      Proofs proofs,
      Replies replies,
      CaseStatuses statuses,
      Interventions interventions) {
    this.cases = cases;
    this.deliveries = deliveries;
    this.targets = targets;
    this.proofs = proofs;
    this.replies = replies;
    this.statuses = statuses;
    this.interventions = interventions;
  }

  /** Everything but the content, as this person may see it. */
  SubmissionView of(Submission submission, Person person, Wording words) {
    UUID id = submission.id();
    Submission.Hold hold = submission.hold();
    Optional<CaseEntry> entry = cases.ofSubmission(id);
    List<Delivery> handovers = deliveries.of(id);
    Checked checked = proofs.check(id);
    List<Entry> chain = checked.links().stream().map(Checked.Link::entry).toList();
    Badge state = Badge.of(submission.state(), words);
    List<ActChoice> acts =
        person.may(Ability.ACT_ON_SUBMISSIONS, submission.tenant())
            ? ActChoice.of(interventions.possible(id), words)
            : List.of();
    ActChoice next = acts.stream().filter(ActChoice::isNextStep).findFirst().orElse(null);
    return new SubmissionView(
        id.toString(),
        heading(submission, words),
        state,
        submission.test(),
        hold == null ? null : Trouble.of(hold.code(), hold.detail(), words),
        hold == null ? null : HoldRemedy.of(submission, hold, handovers, chain, words),
        next,
        acts.stream().filter(act -> !act.equals(next)).toList(),
        reasons(submission),
        facts(submission, entry, statuses.ofSubmission(id), words),
        handovers.stream().map(delivery -> handover(delivery, words)).toList(),
        replies.ofSubmission(id).stream().map(reply -> answer(reply, person, words)).toList(),
        timeline(checked, handovers, words),
        evidenceTrouble(checked, words),
        chain.size(),
        entry.map(SubmissionViews::coverage).orElse(null),
        person.may(Ability.SHOW_CONTENT, submission.tenant())
            && submission.state() != SubmissionState.ANNOUNCED,
        person.may(Ability.SEE_EVIDENCE, submission.tenant()),
        submission.state() == SubmissionState.PURGED,
        submission.state() == SubmissionState.ANNOUNCED,
        words.text("submission.summary", state.label()));
  }

  /** What it is called. */
  String heading(Submission submission, Wording words) {
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

  private SubmissionView.Answer answer(Reply reply, Person person, Wording words) {
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
        reply.state() == ReplyState.HELD
            && person.may(Ability.ACT_ON_SUBMISSIONS, reply.origin().tenant()));
  }

  private List<SubmissionView.Moment> timeline(
      Checked checked, List<Delivery> handovers, Wording words) {
    Timeline timeline = new Timeline(words);
    // An attempt begins before the chain tells of its end.
    for (Delivery delivery : handovers) {
      deliveries.attempts(delivery.id()).forEach(attempt -> timeline.add(delivery, attempt));
    }
    checked.links().forEach(timeline::add);
    return timeline.newestFirst();
  }

  private static @Nullable Trouble evidenceTrouble(Checked checked, Wording words) {
    return checked.links().isEmpty() || checked.intact()
        ? null
        : Trouble.of(
            FaultCode.EVIDENCE_CHAIN_BROKEN,
            "Entry %d, %d tokens"
                .formatted(checked.brokenAt(), checked.count(TokenVerdict.INVALID)),
            words);
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
