package de.fallbruecke.simulator.xta;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last envelopes that went over the wire. */
final class Wire {
  private static final int MOST = 500;
  private final Deque<XtaEnvelope> seen = new ArrayDeque<>();

  synchronized void request(String operation, byte[] xml) {
    add(new XtaEnvelope(operation, true, new String(xml, StandardCharsets.UTF_8)));
  }

  synchronized void response(String operation, String xml) {
    add(new XtaEnvelope(operation, false, xml));
  }

  private void add(XtaEnvelope envelope) {
    if (seen.size() == MOST) {
      seen.removeFirst();
    }
    seen.add(envelope);
  }

  synchronized List<XtaEnvelope> all() {
    return List.copyOf(seen);
  }
}
