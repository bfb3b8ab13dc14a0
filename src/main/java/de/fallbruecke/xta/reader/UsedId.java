package de.fallbruecke.xta.reader;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the evidence says of the submission that had a message id first. Its content may be
 * destroyed; the hashes in its evidence stay.
 */
record UsedId(Submissions submissions, EvidenceLog evidence) {
  /** Facts of {@link #FETCHED}: hash over all parts, and over the message alone. */
  static final String CONTENT = "content";

  static final String DATA = "data";

  /** Kind of the evidence of what was fetched. */
  static final String FETCHED = "XTA_FETCHED";

  /** The submission that had the id before; empty if this one is the first. */
  Optional<Submission> first(Submission submission) {
    BoxId id = BoxId.of(submission);
    return id.usedBefore()
        ? submissions.find(submission.destination(), id.messageId())
        : Optional.empty();
  }

  /** The same if its content was taken; one that was closed unread does not count. */
  Optional<Submission> firstTaken(Submission submission) {
    return first(submission).filter(first -> first.receivedAt() != null || confirmed(first));
  }

  /** Whether that was its content when it was fetched last. */
  boolean had(Submission first, Map<String, String> fetched) {
    return facts(first, FETCHED).stream()
        .reduce((earlier, later) -> later)
        .filter(
            then ->
                Objects.equals(then.get(DATA), fetched.get(DATA))
                    && Objects.equals(
                        then.getOrDefault(CONTENT, fetched.get(CONTENT)), fetched.get(CONTENT)))
        .isPresent();
  }

  /** Whether it is the very entry of the list that the first one was, and that one was closed. */
  Optional<Submission> sameEntry(Submission submission) {
    return first(submission)
        .filter(this::confirmed)
        .filter(
            first ->
                facts(first, SubmissionState.ANNOUNCED.name()).stream()
                    .map(facts -> facts.get("entry"))
                    .filter(Objects::nonNull)
                    .anyMatch(entry -> submission.externalId().endsWith("#" + entry)));
  }

  /** Whether that is the entry by which it was announced; nothing else is known of old ones. */
  boolean isListedAs(Submission submission, Announcement listed) {
    String entry = Objects.requireNonNull(listed.entry());
    if (BoxId.of(submission).usedBefore()) {
      return submission.externalId().endsWith("#" + entry);
    }
    return facts(submission, SubmissionState.ANNOUNCED.name()).stream()
        .map(facts -> facts.get("entry"))
        .filter(Objects::nonNull)
        .allMatch(entry::equals);
  }

  private boolean confirmed(Submission first) {
    return !facts(first, SubmissionState.CONFIRMED.name()).isEmpty();
  }

  private List<? extends Map<String, String>> facts(Submission submission, String kind) {
    return evidence.of(submission.id()).stream()
        .map(entry -> entry.event())
        .filter(event -> event.kind().equals(kind))
        .map(Event::facts)
        .toList();
  }
}
