package de.fallbruecke.xta.sender;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.xta.SendClient;
import de.fallbruecke.xta.TransportReport;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.XtaFault;
import de.fallbruecke.xta.XtaMessage;
import de.fallbruecke.xta.XtaOutage;
import de.fallbruecke.xta.account.Reports;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a sending over to the server at most once, and says what is known of it. */
public final class Carriage {
  private static final Logger LOG = LoggerFactory.getLogger(Carriage.class);

  private final SendClient client;
  private final Sendings sendings;

  public Carriage(SendClient client, Sendings sendings) {
    this.client = client;
    this.sendings = sendings;
  }

  /** How far it has come. */
  public sealed interface Progress {
    /** The server has it and does not know yet what became of it, or cannot be asked just now. */
    record Underway() implements Progress {}

    /** It has arrived. */
    record Arrived(TransportReport report) implements Progress {}

    /** It has not arrived and will not; the next try gets a new id. */
    record Failed(TransportReport report) implements Progress {}
  }

  /**
   * Sends it unless the server has it, then asks for its report.
   *
   * @param message makes the message with the id; called only if it has to be sent
   * @throws XtaFault what the server refused: it does not have it
   * @throws XtaOutage no answer; the same call again settles it
   * @throws TransientFault the server could not be asked before; nothing was sent
   */
  public Progress carry(Sending sending, Function<String, XtaMessage> message) {
    if (!sending.handedOver()) {
      Optional<Progress> settled = settled(sending);
      if (settled.isPresent()) {
        return settled.get();
      }
      send(sending, message);
      sendings.handedOver(sending);
    }
    try {
      return report(sending);
    } catch (Fault unreadable) {
      LOG.warn(
          "Message {} was sent, its report is read later: {}", sending.messageId(), unreadable);
      return new Progress.Underway();
    }
  }

  /** After an unclear try: a final report says that it had arrived. */
  private Optional<Progress> settled(Sending sending) {
    try {
      Progress known = report(sending);
      return known instanceof Progress.Underway ? Optional.empty() : Optional.of(known);
    } catch (TransientFault down) {
      throw down;
    } catch (Fault noReportOfWhatIsNotSent) {
      return Optional.empty();
    }
  }

  private void send(Sending sending, Function<String, XtaMessage> message) {
    try {
      client.send(message.apply(sending.messageId()));
    } catch (XtaFault refused) {
      // The id is the server's own and kept before it is used: only our own first try can have
      // used it.
      if (refused.number() != XtaError.MESSAGE_ID_USED.number()) {
        throw refused;
      }
    }
  }

  /**
   * What the report says; a server that has none leaves it open.
   *
   * @throws Fault the server could not be asked
   */
  public Progress report(Sending sending) {
    @Nullable TransportReport report = Reports.read(client, sending.messageId()).orElse(null);
    if (report == null) {
      return new Progress.Underway();
    }
    return switch (report.status()) {
      case OPEN -> new Progress.Underway();
      case GREEN, YELLOW -> new Progress.Arrived(report);
      case RED -> {
        sendings.forget(sending);
        yield new Progress.Failed(report);
      }
    };
  }
}
