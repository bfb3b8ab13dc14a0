package de.fallbruecke.xta.soap;

import jakarta.xml.ws.soap.SOAPBinding;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.message.Message;
import org.apache.cxf.ws.addressing.WSAddressingFeature;

/**
 * The one configuration of CXF endpoints for XTA: as {@link SoapClients}, and requests are small,
 * since they carry no container.
 */
public final class SoapServers implements AutoCloseable {
  private final Bus bus;

  public SoapServers() {
    this.bus = BusFactory.newInstance().createBus();
    LocalSchemas.in(bus);
  }

  /** For the servlet that serves the endpoints. */
  public Bus bus() {
    return bus;
  }

  /**
   * Publishes a port.
   *
   * @param address below the servlet
   * @param check on every request after its headers are read
   * @param faults on every fault before it is written
   */
  public void publish(
      String address,
      Object service,
      Interceptor<? extends Message> check,
      Interceptor<? extends Message> faults) {
    JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
    factory.setBus(bus);
    factory.setServiceBean(service);
    factory.setAddress(address);
    factory.setBindingId(SOAPBinding.SOAP12HTTP_MTOM_BINDING);
    WSAddressingFeature addressing = new WSAddressingFeature();
    addressing.setAddressingRequired(true);
    factory.getFeatures().add(addressing);
    factory.setProperties(SoapClients.properties());
    Server server = factory.create();
    server.getEndpoint().getInInterceptors().add(new LimitedBody(Limits.FAULT));
    server.getEndpoint().getInInterceptors().add(new HardenedReading());
    server.getEndpoint().getInInterceptors().add(check);
    server.getEndpoint().getOutFaultInterceptors().add(faults);
  }

  @Override
  public void close() {
    bus.shutdown(true);
  }
}
