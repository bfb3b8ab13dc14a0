package de.fallbruecke.xta;

import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.platform.TlsIdentity;
import de.fallbruecke.platform.check.CheckStep;
import de.fallbruecke.platform.check.NetworkLine;
import de.fallbruecke.xta.core311.BasePort;
import de.fallbruecke.xta.core311.BoxCore;
import de.fallbruecke.xta.core311.RecipientPort;
import de.fallbruecke.xta.core311.SendCore;
import de.fallbruecke.xta.core311.SenderPort;
import de.fallbruecke.xta.soap.Port;
import de.fallbruecke.xta.soap.SoapClients;
import de.fallbruecke.xta.v211.Box211;
import de.fallbruecke.xta.v211.ManagementPort;
import de.fallbruecke.xta.v211.MessageBoxPort;
import de.fallbruecke.xta.v211.Send211;
import de.fallbruecke.xta.v211.SendPort;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** Makes the clients of XTA servers, in the version each server speaks. Share what it makes. */
public final class XtaClients implements AutoCloseable {
  private final TlsIdentities identities;
  private final SoapClients soap = new SoapClients();

  public XtaClients(TlsIdentities identities) {
    this.identities = identities;
  }

  /**
   * A client that empties a message box.
   *
   * @param property the setting that names the TLS identity, for the message if it is unknown
   */
  public BoxClient box(XtaServer server, String property) {
    return switch (server.version()) {
      case XTA_211 ->
          new Box211(
              port(MessageBoxPort.class, server.box(), server, property),
              port(ManagementPort.class, server.management(), server, property),
              server.account());
      case CORE_311 ->
          new BoxCore(
              port(RecipientPort.class, server.box(), server, property),
              port(BasePort.class, server.management(), server, property),
              server.account());
    };
  }

  /**
   * A client that sends.
   *
   * @param property the setting that names the TLS identity, for the message if it is unknown
   */
  public SendClient sender(XtaServer server, String property) {
    return switch (server.version()) {
      case XTA_211 ->
          new Send211(
              port(SendPort.class, server.send(), server, property),
              port(ManagementPort.class, server.management(), server, property),
              server.account());
      case CORE_311 ->
          new SendCore(
              port(SenderPort.class, server.send(), server, property),
              port(BasePort.class, server.management(), server, property),
              server.account());
    };
  }

  /** The steps of the way to some of the addresses of a server. */
  public List<CheckStep> way(XtaServer server, String property, URI... addresses) {
    TlsIdentity identity = identities.get(server.tls(), property);
    return NetworkLine.steps(
        Arrays.stream(addresses)
            .map(address -> NetworkLine.to(address, identity))
            .toArray(NetworkLine[]::new));
  }

  private <P> Port<P> port(Class<P> type, URI address, XtaServer server, String property) {
    TlsIdentity identity = identities.get(server.tls(), property);
    return soap.port(type, address, identity, server.timeout());
  }

  @Override
  public void close() {
    soap.close();
  }
}
