package de.fallbruecke.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Which addresses a target may have. A host name that leads to this machine or to a link-local
 * address (cloud metadata services live there) was not meant by the configuration: somebody changed
 * the name service (SSRF, attacks §7).
 */
public final class AddressRule {
  private AddressRule() {}

  /** Whether the configuration itself says that the target runs on this machine. */
  public static boolean names(String host) {
    String plain = host.toLowerCase(Locale.ROOT).replace("[", "").replace("]", "");
    return plain.equals("localhost")
        || plain.equals("::1")
        || plain.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  /** Whether a target configured under this host may be reached at this address. */
  public static boolean mayReach(String host, InetAddress address) {
    if (address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || address.isAnyLocalAddress()) {
      return false;
    }
    return !address.isLoopbackAddress() || names(host);
  }

  /**
   * Looks the host up.
   *
   * @return false if one of its addresses may not be reached; nothing may be sent then
   * @throws UnknownHostException if it has none
   */
  public static boolean mayReach(String host) throws UnknownHostException {
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (!mayReach(host, address)) {
        return false;
      }
    }
    return true;
  }
}
