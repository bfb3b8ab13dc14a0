package de.fallbruecke.reply;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.submission.ReplyWay;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.vault.Staging;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes answers of specialist software. Each is taken once per target and key: a repetition gets
 * the same reply, another content under the same key is refused. Who may answer to a case is not
 * asked here; the caller has to know that the case was delivered to the target.
 */
public final class ReplyIntake {
  private final Replies replies;
  private final ReplyContents contents;
  private final ReplyAddresses addresses;
  private final ReplyWays ways;
  private final CaseStatuses statuses;
  private final Submissions submissions;
  private final EvidenceLog evidence;
  private final ReplySchedule schedule;
  private final DocumentRules rules;
  private final TransactionTemplate transaction;
  private final IdSource ids;
  private final Clock clock;

  ReplyIntake(
      Replies replies,
      ReplyContents contents,
      ReplyAddresses addresses,
      ReplyWays ways,
      CaseStatuses statuses,
      Submissions submissions,
      EvidenceLog evidence,
      ReplySchedule schedule,
      DocumentRules rules,
      TransactionTemplate transaction,
      IdSource ids,
      Clock clock) {
    this.replies = replies;
    this.contents = contents;
    this.addresses = addresses;
    this.ways = ways;
    this.statuses = statuses;
    this.submissions = submissions;
    this.evidence = evidence;
    this.schedule = schedule;
    this.rules = rules;
    this.transaction = transaction;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * An answer and whether it was known before.
   *
   * @param repeated the same was accepted earlier; nothing was done now
   */
  public record Accepted(Reply reply, boolean repeated) {}

  /**
   * Begins to take an answer.
   *
   * @param key the target's own name for it: 1 to 200 printable ASCII characters
   * @throws Fault REPLY_INVALID if the key is none
   */
  public ReplyDraft draft(String target, String key) {
    if (!key.matches("[\\x21-\\x7e]{1,200}")) {
      throw new Fault(
          FaultCode.REPLY_INVALID,
          "The idempotency key is missing or has other than 1 to 200 printable characters. Nothing was stored.");
    }
    UUID id = ids.next();
    boolean known = replies.find(target, key).isPresent();
    return new ReplyDraft(
        id,
        known ? null : contents.stage(id),
        rules,
        ids,
        () -> transaction.executeWithoutResult(status -> contents.destroy(id)));
  }

  /**
   * Accepts it: stored, in the evidence, and on its way if the channel serves the applicant's
   * address. File number and state of a status are kept with the case.
   *
   * @throws Fault REPLY_KEY_REUSED if the key was used for another content; REPLY_INVALID
   */
  public Accepted accept(
      ReplyDraft draft, String target, String key, CaseEntry entry, ReplyRequest request) {
    if (request.kind() == Reply.Kind.MESSAGE
        && request.text() == null
        && draft.documents().isEmpty()) {
      throw new Fault(
          FaultCode.REPLY_INVALID, "A message has a text, documents or both. Nothing was stored.");
    }
    String fingerprint = draft.fingerprint(request, entry.caseId());
    Optional<Reply> known = replies.find(target, key);
    if (known.isPresent()) {
      return repeated(known.get(), fingerprint);
    }
    Staging staging =
        Objects.requireNonNull(draft.staging(), "a key does not become unknown again");
    ReplyContents.write(staging, new ReplyContent(request.message(), draft.documents()));
    Submission submission = submissions.get(entry.submission());
    Reply reply = reply(draft.id(), target, key, entry, request, fingerprint, submission);
    // If the answer to the commit is lost, it may be stored: what was written is then left alone.
    draft.settled(true);
    boolean added =
        transaction.execute(status -> store(reply, staging, request, draft.documents().size()));
    if (!added) {
      draft.settled(false);
      // the same key at the same moment: the other one was faster
      return repeated(replies.find(target, key).orElseThrow(), fingerprint);
    }
    return new Accepted(reply, false);
  }

  private Reply reply(
      UUID id,
      String target,
      String key,
      CaseEntry entry,
      ReplyRequest request,
      String fingerprint,
      Submission submission) {
    Reply.Origin origin =
        new Reply.Origin(
            entry.caseId(),
            submission.id(),
            submission.tenant(),
            submission.destination(),
            target,
            request.kind(),
            key,
            fingerprint,
            clock.instant());
    return switch (ways.of(submission)) {
      case ReplyWay.Served served -> Reply.accepted(id, origin);
      case ReplyWay.NotServed none -> Reply.notSendable(id, origin, none.reason());
    };
  }

  private boolean store(Reply reply, Staging staging, ReplyRequest request, int documents) {
    if (!replies.add(reply)) {
      return false;
    }
    staging.commit();
    Reply.Origin origin = reply.origin();
    statuses.keep(
        new CaseStatuses.Entry(
            origin.caseId(),
            origin.target(),
            origin.submission(),
            request.fileNumber(),
            request.status(),
            origin.createdAt()));
    addresses.renew(origin.submission());
    evidence.append(origin.submission(), event(reply, request, documents));
    schedule.plan(reply.id(), reply.version());
    return true;
  }

  private static Event event(Reply reply, ReplyRequest request, int documents) {
    Map<String, String> facts =
        new TreeMap<>(
            Map.of(
                "reply", reply.id().toString(),
                "target", reply.origin().target(),
                "kind", reply.origin().kind().name(),
                "documents", String.valueOf(documents),
                "fingerprint", reply.origin().fingerprint()));
    if (request.status() != null) {
      facts.put("status", request.status().word());
    }
    if (reply.detail() != null) {
      facts.put("reason", reply.detail());
    }
    return Event.of("REPLY_" + reply.state().name(), facts);
  }

  private static Accepted repeated(Reply known, String fingerprint) {
    if (!known.origin().fingerprint().equals(fingerprint)) {
      throw new Fault(
          FaultCode.REPLY_KEY_REUSED,
          "The idempotency key was used for reply %s with another content. Nothing was stored; take a new key for a new answer."
              .formatted(known.id()));
    }
    return new Accepted(known, true);
  }
}
