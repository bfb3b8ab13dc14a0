package de.fallbruecke.xta.box;

import de.fallbruecke.xta.v211.Names;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.binding.soap.interceptor.ReadHeadersInterceptor;
import org.apache.cxf.binding.soap.model.SoapOperationInfo;
import org.apache.cxf.headers.Header;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.service.model.BindingOperationInfo;
import org.w3c.dom.Element;

/**
 * What the headers of a request must be. The action of WS-Addressing alone says which operation is
 * meant: some share their body, and what HTTP says beside it may not differ. WS-Security is
 * refused: who asks is proved by TLS, and a signature that nobody checks, or that covers something
 * else than what is processed, is worse than none.
 */
final class HeaderRules extends AbstractSoapInterceptor {
  private static final QName ACTION = new QName(Names.WSA, "Action");
  private static final Set<String> REFUSED =
      Set.of(
          "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd",
          "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd",
          "http://www.w3.org/2000/09/xmldsig#");

  HeaderRules() {
    super(Phase.READ);
    addAfter(ReadHeadersInterceptor.class.getName());
  }

  @Override
  public void handleMessage(SoapMessage message) {
    if (message.getHeaders().stream()
        .anyMatch(header -> REFUSED.contains(header.getName().getNamespaceURI()))) {
      throw refused("WS-Security headers are not accepted; the TLS certificate counts");
    }
    List<Header> actions =
        message.getHeaders().stream().filter(header -> header.getName().equals(ACTION)).toList();
    if (actions.size() != 1 || !(actions.getFirst().getObject() instanceof Element element)) {
      throw refused("One wsa:Action is needed");
    }
    String action = element.getTextContent().strip();
    Object said = message.get("SOAPAction");
    if (said != null && !said.toString().isEmpty() && !said.toString().equals(action)) {
      throw refused("The actions of HTTP and of WS-Addressing differ");
    }
    Exchange exchange = message.getExchange();
    exchange.put(BindingOperationInfo.class, operation(exchange, action));
  }

  private static BindingOperationInfo operation(Exchange exchange, String action) {
    return exchange.getEndpoint().getEndpointInfo().getBinding().getOperations().stream()
        .filter(
            operation -> {
              SoapOperationInfo soap = operation.getExtensor(SoapOperationInfo.class);
              return soap != null && action.equals(soap.getAction());
            })
        .findFirst()
        .orElseThrow(() -> refused("No such action"));
  }

  private static SoapFault refused(String why) {
    return new SoapFault(why, Soap12.getInstance().getSender());
  }
}
