package de.fallbruecke.engine;

import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out what became of a submission after an act; what is not known is not called a success.
 */
record Lookout(Submissions submissions, Deliveries deliveries) {

  Sequel sequel(Watch watch) {
    return watch.deliveries().isEmpty() ? step(watch) : handovers(watch);
  }

  private Sequel step(Watch watch) {
    Submission now = submissions.get(watch.submission());
    Submission.Hold hold = now.hold();
    if (now.state() == SubmissionState.HELD && hold != null) {
      return new Sequel.FailedAgain(hold.code(), hold.detail());
    }
    if (now.state() != watch.state()) {
      return new Sequel.Succeeded("It is %s.".formatted(now.state()));
    }
    FaultCode trouble = now.trouble();
    return now.tries() > watch.tries()
        ? new Sequel.FailedAgain(
            trouble == null ? FaultCode.UNEXPECTED : trouble,
            "Try %d was in vain; it is tried further.".formatted(now.tries()))
        : new Sequel.Running();
  }

  private Sequel handovers(Watch watch) {
    List<Delivery> open = new ArrayList<>();
    for (Watch.Awaited awaited : watch.deliveries()) {
      Delivery now = deliveries.get(awaited.delivery());
      if (failed(now, awaited)) {
        FaultCode code = now.code();
        return new Sequel.FailedAgain(
            code == null ? FaultCode.UNEXPECTED : code,
            "The delivery to target '%s' is %s after %d attempts."
                .formatted(now.target(), now.state(), now.attempts()));
      }
      if (now.state() != DeliveryState.DELIVERED) {
        open.add(now);
      }
    }
    return open.isEmpty() ? new Sequel.Succeeded("It is delivered.") : new Sequel.Running();
  }

  private static boolean failed(Delivery now, Watch.Awaited awaited) {
    return switch (now.state()) {
      case HELD, CANCELLED -> true;
      case RETRY_AT, UNKNOWN -> now.attempts() > awaited.attempts();
      case PENDING, SENDING, OFFERED, DELIVERED -> false;
    };
  }
}
