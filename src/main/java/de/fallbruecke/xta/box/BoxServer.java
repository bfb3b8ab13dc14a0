package de.fallbruecke.xta.box;

import de.fallbruecke.evidence.RefusedRequests;
import de.fallbruecke.xta.core311.CoreNames;
import de.fallbruecke.xta.soap.SoapServers;
import de.fallbruecke.xta.v211.Names;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/** The endpoints of all boxes: the same for every target, told apart by certificate. */
final class BoxServer implements AutoCloseable {
  private final SoapServers soap = new SoapServers();
  private final CXFNonSpringServlet servlet = new CXFNonSpringServlet();

  /**
   * The endpoints.
   *
   * @param wanted whether any target has a box; else nothing is published
   */
  BoxServer(BoxDesk desk, Asking asking, RefusedRequests refused, boolean wanted) {
    servlet.setBus(soap.bus());
    if (!wanted) {
      return;
    }
    publish("/211/msgbox", new Box211Service(desk, asking), true, refused);
    publish("/211/management", new Management211Service(desk, asking), true, refused);
    publish("/core311/recipient", new RecipientService(desk, asking), false, refused);
    publish("/core311/transport.base", new BaseService(desk, asking), false, refused);
    publish("/core311/reader", new ReaderService(refused), false, refused);
  }

  private void publish(String address, Object service, boolean old, RefusedRequests refused) {
    soap.publish(
        address,
        service,
        new HeaderRules(),
        new NumberedFaults(
            old ? Names.XTA : CoreNames.CORE,
            old ? "ParameterIsNotValidException" : "ParameterIsNotValid",
            refused));
  }

  CXFNonSpringServlet servlet() {
    return servlet;
  }

  @Override
  public void close() {
    soap.close();
  }
}
