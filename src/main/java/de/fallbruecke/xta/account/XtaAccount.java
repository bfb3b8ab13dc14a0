package de.fallbruecke.xta.account;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.check.CheckStep;
import de.fallbruecke.xta.BoxClient;
import de.fallbruecke.xta.SendClient;
import de.fallbruecke.xta.XtaClients;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.XtaServer;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account at an XTA server, checked. Its clients are made once per role and identity. */
public final class XtaAccount {
  /** Stands for an address that is not configured; no client is ever made for it. */
  private static final URI NONE = URI.create("https://not-configured.invalid/");

  private final String name;
  private final XtaServer server;
  private final long maxContainer;
  private final XtaClients clients;

  XtaAccount(String name, XtaServer server, long maxContainer, XtaClients clients) {
    this.name = name;
    this.server = server;
    this.maxContainer = maxContainer;
    this.clients = clients;
  }

  static URI orNone(@Nullable URI address) {
    return address == null ? NONE : address;
  }

  public String name() {
    return name;
  }

  /** Who we are there. */
  public XtaParty party() {
    return server.account();
  }

  /** The largest container in bytes. */
  public long maxContainer() {
    return maxContainer;
  }

  /**
   * Empties the box of this reader.
   *
   * @throws Fault CONFIGURATION_INVALID without an address for it
   */
  public BoxClient box(XtaParty reader) {
    needs(server.box(), "box");
    return clients.box(as(reader), property("tls"));
  }

  /**
   * Sends in the account's own name.
   *
   * @throws Fault CONFIGURATION_INVALID without an address for it
   */
  public SendClient sender() {
    needs(server.send(), "send");
    return clients.sender(server, property("tls"));
  }

  /** The full name of a setting of this account. */
  public String property(String key) {
    return XtaSettings.PREFIX + ".accounts." + name + "." + key;
  }

  /** The way to where the box is emptied. */
  public List<CheckStep> wayToBox() {
    return clients.way(server, property("tls"), server.management(), server.box());
  }

  /** The way to where messages are handed over. */
  public List<CheckStep> wayToSending() {
    return clients.way(server, property("tls"), server.management(), server.send());
  }

  private void needs(URI address, String key) {
    if (address.equals(NONE)) {
      throw new Fault(
          FaultCode.CONFIGURATION_INVALID,
          "%s is missing, but a destination or target needs it. The gateway does not start. Set the address of that port."
              .formatted(property(key)));
    }
  }

  private XtaServer as(XtaParty reader) {
    return new XtaServer(
        server.version(),
        server.management(),
        server.send(),
        server.box(),
        server.tls(),
        reader,
        server.timeout());
  }
}
