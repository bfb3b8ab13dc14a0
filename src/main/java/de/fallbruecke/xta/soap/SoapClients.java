package de.fallbruecke.xta.soap;

import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.TlsIdentity;
import jakarta.xml.ws.soap.SOAPBinding;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.attachment.AttachmentDeserializer;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.io.CachedOutputStream;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.ConnectionType;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.apache.cxf.ws.addressing.WSAddressingFeature;

/**
 * The one configuration of CXF clients for XTA: SOAP 1.2 with MTOM and WS-Addressing, mutual TLS
 * with hostname verification, TLS 1.2 or 1.3 (what the JDK allows), no redirects, no WSDL loaded
 * (so that none of its policy assertions is guessed at), hardened reading. Parts of an answer that
 * have to wait on disk are encrypted there with a key that only this process has.
 */
public final class SoapClients implements AutoCloseable {
  /** Cipher of CXF's temporary files; its default writes them in plain. */
  static final String SPOOL_CIPHER = "AES/CTR/NoPadding";

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private final Bus bus;

  static {
    // Per process and not per bus: parts are read after the call, when CXF no longer knows its bus.
    CachedOutputStream.setDefaultCipherTransformation(SPOOL_CIPHER);
  }

  public SoapClients() {
    this.bus = BusFactory.newInstance().createBus();
    LocalSchemas.in(bus);
  }

  /** A port at an address; it is made anew when the certificate was renewed. */
  public <P> Port<P> port(Class<P> type, URI address, TlsIdentity tls, Duration timeout) {
    return new Port<>(tls::version, () -> create(type, address, tls, timeout));
  }

  private <P> P create(Class<P> type, URI address, TlsIdentity tls, Duration timeout) {
    JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
    factory.setBus(bus);
    factory.setServiceClass(type);
    factory.setAddress(address.toString());
    factory.setBindingId(SOAPBinding.SOAP12HTTP_MTOM_BINDING);
    factory.setProperties(properties());
    WSAddressingFeature addressing = new WSAddressingFeature();
    addressing.setAddressingRequired(false);
    factory.getFeatures().add(addressing);
    P port = factory.create(type);
    Client client = ClientProxy.getClient(port);
    client.getInInterceptors().add(new LimitedBody(Limits.MESSAGE));
    client.getInFaultInterceptors().add(new LimitedBody(Limits.FAULT));
    client.getInInterceptors().add(new HardenedReading());
    client.getInFaultInterceptors().add(new HardenedReading());
    HTTPConduit conduit = (HTTPConduit) client.getConduit();
    conduit.setClient(policy(timeout));
    if (address.getScheme().equals("https")) {
      conduit.setTlsClientParameters(tls(tls));
    }
    return port;
  }

  private static Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put(Message.MTOM_ENABLED, true);
    // Elements that are of no use here (security tokens, extensions) are passed over.
    properties.put("set-jaxb-validation-event-handler", false);
    properties.put(AttachmentDeserializer.ATTACHMENT_MAX_SIZE, String.valueOf(Limits.CONTAINER));
    properties.put(AttachmentDeserializer.ATTACHMENT_MAX_COUNT, String.valueOf(Limits.PARTS));
    properties.put(
        AttachmentDeserializer.ATTACHMENT_MEMORY_THRESHOLD, String.valueOf(Limits.IN_MEMORY));
    return properties;
  }

  private static HTTPClientPolicy policy(Duration timeout) {
    HTTPClientPolicy policy = new HTTPClientPolicy();
    policy.setConnectionTimeout(CONNECT.toMillis());
    policy.setReceiveTimeout(timeout.toMillis());
    policy.setAutoRedirect(false);
    policy.setAllowChunking(true);
    policy.setConnection(ConnectionType.KEEP_ALIVE);
    policy.setVersion("1.1");
    policy.setBrowserType(OutboundHttp.USER_AGENT);
    return policy;
  }

  private static TLSClientParameters tls(TlsIdentity tls) {
    TLSClientParameters parameters = new TLSClientParameters();
    parameters.setSslContext(tls.context());
    parameters.setDisableCNCheck(false);
    return parameters;
  }

  @Override
  public void close() {
    bus.shutdown(true);
  }
}
