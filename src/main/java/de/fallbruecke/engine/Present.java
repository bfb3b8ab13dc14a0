package de.fallbruecke.engine;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A submission with its deliveries, as a person's act meets them. */
record Present(Submission submission, List<Delivery> deliveries) {
  boolean isHeld() {
    return submission.state() == SubmissionState.HELD;
  }

  boolean isHeldFor(FaultCode code) {
    Submission.Hold hold = submission.hold();
    return hold != null && hold.code() == code;
  }

  /** Where it was held, if it is. */
  @Nullable SubmissionState heldFrom() {
    Submission.Hold hold = submission.hold();
    return hold == null ? null : hold.from();
  }
}
