package de.fallbruecke.testkit;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.ContentDefect;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Receipt;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.vault.Staging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A portal that never sends anything and takes every receipt. */
public final class QuietChannel implements Channel {
  @Override
  public String name() {
    return "fitconnect";
  }

  @Override
  public List<Announcement> list(Destination destination) {
    return List.of();
  }

  @Override
  public Reception receive(Submission submission, Destination destination, Staging staging) {
    throw new Fault(FaultCode.REMOTE_REFUSED, "Nothing is received in this test.");
  }

  @Override
  public Receipt confirm(Submission submission, Destination destination, Decision decision) {
    return new Receipt.Posted(false, List.of());
  }

  @Override
  public Reception.Defective classify(ContentDefect defect, Destination destination) {
    throw new Fault(FaultCode.UNEXPECTED, "Nothing is classified in this test.");
  }

  @Override
  public Problem refusal(@Nullable String kind, String reason) {
    return new Problem("urn:test:refused", "Refused", reason, "other");
  }
}
