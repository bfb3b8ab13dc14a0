package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.util.UUID;

/** The wall between tenants: what a person may not see answers as if it did not exist. */
final class SubmissionGate {
  private final Submissions submissions;

  SubmissionGate(Submissions submissions) {
    this.submissions = submissions;
  }

  /**
   * The submission, for somebody who may do that with it.
   *
   * @throws Fault SUBMISSION_UNKNOWN if it does not exist or may not be seen, ACCESS_DENIED if it
   *     may be seen only
   */
  Submission of(UUID id, Person person, Ability ability) {
    Submission submission =
        submissions
            .find(id)
            .filter(found -> person.may(Ability.SEE_SUBMISSIONS, found.tenant()))
            .orElseThrow(() -> unknown(id));
    person.require(ability, submission.tenant());
    return submission;
  }

  static Fault unknown(UUID id) {
    return new Fault(
        FaultCode.SUBMISSION_UNKNOWN,
        "There is no submission %s for this person. Nothing was shown.".formatted(id));
  }
}
