package de.fallbruecke.survey;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.reply.CaseStatuses;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds a submission by what an auditor has in hand: our number, the case or the file number. */
public final class EvidenceSearch {
  private static final int MOST = 20;
  private static final int LONGEST = 200;

  private final Submissions submissions;
  private final Cases cases;
  private final CaseStatuses statuses;

  EvidenceSearch(Submissions submissions, Cases cases, CaseStatuses statuses) {
    this.submissions = submissions;
    this.cases = cases;
    this.statuses = statuses;
  }

  /** What fits exactly, of the tenants whose evidence the person may see. */
  public List<Submission> find(String typed, Person person) {
    String text = typed.strip();
    if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
      return List.of();
    }
    Set<UUID> ids = new LinkedHashSet<>();
    id(text).ifPresent(ids::add);
    cases.byNumber(text).map(CaseEntry::submission).ifPresent(ids::add);
    statuses.byFileNumber(text).forEach(entry -> ids.add(entry.submission()));
    TenantScope scope = person.scope(Ability.SEE_EVIDENCE);
    List<Submission> found = new ArrayList<>();
    for (UUID id : ids) {
      submissions.find(id).filter(one -> scope.contains(one.tenant())).ifPresent(found::add);
    }
    return found.stream().limit(MOST).toList();
  }

  /**
   * One whose evidence the person may see.
   *
   * @throws Fault SUBMISSION_UNKNOWN if it does not exist or may not be seen, ACCESS_DENIED if its
   *     evidence may not
   */
  public Submission get(UUID id, Person person) {
    Submission found =
        submissions
            .find(id)
            .filter(
                one ->
                    person.may(Ability.SEE_EVIDENCE, one.tenant())
                        || person.may(Ability.SEE_SUBMISSIONS, one.tenant()))
            .orElseThrow(
                () ->
                    new Fault(
                        FaultCode.SUBMISSION_UNKNOWN,
                        "There is no submission %s for this person. Nothing was shown."
                            .formatted(id)));
    person.require(Ability.SEE_EVIDENCE, found.tenant());
    return found;
  }

  /** Whether there is one and the person may see its evidence. */
  public boolean sees(UUID id, Person person) {
    return submissions
        .find(id)
        .filter(one -> person.may(Ability.SEE_EVIDENCE, one.tenant()))
        .isPresent();
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
