package de.fallbruecke.simulator.xta;

import de.fallbruecke.simulator.xta.XtaFaultOrder.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What both versions do when somebody fetches: write the container, or what was ordered instead.
 */
final class Fetching {
  private final Store store;
  private final XtaFaultOrders faults;

  Fetching(Store store, XtaFaultOrders faults) {
    this.store = store;
    this.faults = faults;
  }

  /** What stands in the container, and the parts that it includes. */
  record Container(List<Tag> content, Map<String, byte[]> parts) {}

  /**
   * Marks the message as fetched.
   *
   * @param whole with its content, not only its header
   */
  Container fetch(Stored message, String namespace, boolean whole) {
    store.fetched(message);
    boolean foreign = faults.take(Kind.FOREIGN_INCLUDE, "getMessage").isPresent();
    boolean oversized = faults.take(Kind.OVERSIZED, "getMessage").isPresent();
    Exchange.Parts parts = new Exchange.Parts(foreign ? "http://127.0.0.1:9/" : "cid:");
    List<XtaContent> attachments = new ArrayList<>(whole ? message.attachments : List.of());
    if (oversized) {
      attachments.add(
          new XtaContent(
              "application/pdf", "gross.pdf", "gross", new byte[(int) Sending.LIMIT + 1]));
    }
    XtaContent first =
        whole ? message.message : new XtaContent("text/plain", null, "none", new byte[0]);
    return new Container(parts.container(namespace, first, attachments), parts.parts);
  }
}
