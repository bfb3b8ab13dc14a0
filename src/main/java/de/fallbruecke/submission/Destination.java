package de.fallbruecke.submission;

import java.time.Duration;
import java.util.List;

/**
 * An address on a channel that we own and empty.
 *
 * @param name configured name, unique in the installation
 * @param tenant owner
 * @param channel {@code fitconnect} or {@code xta}
 * @param pollInterval pause between two listings
 * @param receipt the condition for the receipt to the portal
 * @param holdInsteadOfReject never reject automatically at this destination
 * @param test everything arriving here is a test and must not reach a productive target
 * @param services service keys that the destination offers; empty means any
 * @param schemas schema URIs that the destination offers; empty means any
 */
public record Destination(
    String name,
    String tenant,
    String channel,
    Duration pollInterval,
    ReceiptCondition receipt,
    boolean holdInsteadOfReject,
    boolean test,
    List<String> services,
    List<String> schemas) {

  /** When the receipt goes out. */
  public enum ReceiptCondition {
    /** The content is safely stored here. */
    RECEIVED,
    /** The specialist software has taken the case; the default. */
    DELIVERED
  }

  public Destination {
    services = List.copyOf(services);
    schemas = List.copyOf(schemas);
  }
}
