package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.util.UUID;
import java.util.regex.Pattern;

/** The wall between tenants: what a person may not see answers as if it did not exist. */
final class Own {
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Submissions submissions;

  Own(Submissions submissions) {
    this.submissions = submissions;
  }

  /**
   * The submission, for somebody who may do that with it.
   *
   * @param id as written in the address
   * @throws de.fallbruecke.platform.Fault SUBMISSION_UNKNOWN if it does not exist or may not be
   *     seen, ACCESS_DENIED if it may be seen only
   */
  Submission submission(String id, Person person, Ability ability) {
    UUID known = id(id, FaultCode.SUBMISSION_UNKNOWN, "submission");
    Submission submission =
        submissions
            .find(known)
            .filter(found -> person.may(Ability.SEE_SUBMISSIONS, found.tenant()))
            .orElseThrow(() -> unknown(FaultCode.SUBMISSION_UNKNOWN, "submission", id));
    person.require(ability, submission.tenant());
    return submission;
  }

  /** An id in an address; one that is none names nothing that exists. */
  static UUID id(String written, FaultCode code, String what) {
    if (!ID.matcher(written).matches()) {
      throw unknown(code, what, "of this id");
    }
    return UUID.fromString(written);
  }

  static ApiFault unknown(FaultCode code, String what, String id) {
    return new ApiFault(code, "There is no %s %s in this installation.".formatted(what, id));
  }
}
