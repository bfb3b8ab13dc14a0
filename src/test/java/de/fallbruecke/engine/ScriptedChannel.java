package de.fallbruecke.engine;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.ContentDefect;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Receipt;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.vault.Staging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A channel whose answers a test writes; it refuses to be called inside of a transaction. */
final class ScriptedChannel implements Channel {
  static final Problem PROBLEM =
      new Problem("urn:test:tag", "Tag", "The tag of the data differs.", "data");
  static final Envelope ENVELOPE =
      new Envelope(
          "case-1",
          new Envelope.Service("urn:test:service", "Test"),
          null,
          new Envelope.Data("application/xml", "urn:test:schema", 4, "00"),
          List.of(),
          null,
          List.of(),
          null,
          null,
          null,
          null,
          false);

  final List<Announcement> waiting = new CopyOnWriteArrayList<>();
  final List<Decision> posted = new CopyOnWriteArrayList<>();
  Function<Destination, List<Announcement>> listing = d -> new ArrayList<>(waiting);
  Function<Submission, Reception> reception =
      s -> new Reception.Verified(ENVELOPE, "{}", List.of(Event.of("EVENT_LOG_VERIFIED")));
  BiFunction<Submission, Decision, Receipt> receipt =
      (s, decision) -> {
        posted.add(decision);
        return new Receipt.Posted(false, List.of(Event.of("RECEIPT_POSTED")));
      };

  static Reception.Defective defective(boolean rejectable) {
    return defective(rejectable, FaultCode.DOCUMENT_INVALID);
  }

  static Reception.Defective defective(boolean rejectable, FaultCode code) {
    return new Reception.Defective(rejectable, code, List.of(PROBLEM), null, null, List.of());
  }

  @Override
  public String name() {
    return "fitconnect";
  }

  @Override
  public List<Announcement> list(Destination destination) {
    outsideOfTransactions();
    return listing.apply(destination);
  }

  @Override
  public Reception receive(Submission submission, Destination destination, Staging staging) {
    outsideOfTransactions();
    Reception answer = reception.apply(submission);
    if (answer instanceof Reception.Verified) {
      try (var out = staging.write(Envelope.DATA_PART, "application/xml")) {
        out.write("<a/>".getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return answer;
  }

  @Override
  public Receipt confirm(Submission submission, Destination destination, Decision decision) {
    outsideOfTransactions();
    return receipt.apply(submission, decision);
  }

  @Override
  public Reception.Defective classify(ContentDefect defect, Destination destination) {
    return defective(!destination.holdInsteadOfReject());
  }

  @Override
  public Problem refusal(@Nullable String kind, String reason) {
    return new Problem("urn:test:" + (kind == null ? "general" : kind), "Refused", reason, "other");
  }

  static void outsideOfTransactions() {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new AssertionError("A remote call inside of a transaction");
    }
  }
}
