package de.fallbruecke.xta.account;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.xta.AccountClient;
import de.fallbruecke.xta.TransportReport;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.XtaFault;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaOutage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Transport reports as evidence: status, times and codes, without any free text. */
public final class Reports {
  /** Kind of the evidence that holds a report. */
  public static final String EVENT = "XTA_TRANSPORT_REPORT";

  private Reports() {}

  /**
   * The report of a message; empty if the server does not know the message (any more).
   *
   * @throws de.fallbruecke.platform.Fault see {@link Trouble}
   */
  public static Optional<TransportReport> read(AccountClient client, String messageId) {
    try {
      return Optional.of(client.transportReport(messageId));
    } catch (XtaFault refused) {
      if (refused.number() == XtaError.MESSAGE_UNKNOWN.number()) {
        return Optional.empty();
      }
      throw Trouble.fault("Transport report of message " + messageId, refused);
    } catch (XtaOutage outage) {
      throw Trouble.fault("Transport report of message " + messageId, outage);
    }
  }

  /** As evidence. */
  public static Event event(String messageId, TransportReport report) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("messageId", messageId);
    facts.put("status", report.status().name());
    put(facts, "time", report.time());
    XtaMetaData meta = report.metaData();
    if (meta != null) {
      put(facts, "delivery", meta.times().delivery());
      put(facts, "initialFetch", meta.times().initialFetch());
      put(facts, "reception", meta.times().reception());
    }
    if (!report.remarks().isEmpty()) {
      facts.put(
          "remarks",
          report.remarks().stream()
              .limit(20)
              .map(remark -> remark.weight() + " " + remark.code())
              .collect(Collectors.joining(", ")));
    }
    return Event.of(EVENT, facts);
  }

  /** Whether the reader has acknowledged the message. */
  public static boolean received(TransportReport report) {
    return report.metaData() != null && report.metaData().times().reception() != null;
  }

  private static void put(Map<String, String> facts, String key, @Nullable Instant value) {
    if (value != null) {
      facts.put(key, value.toString());
    }
  }
}
