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
      throw new RefusedHeader(
          "WS_SECURITY", "WS-Security headers are not accepted; the TLS certificate counts");
    }
    List<Header> actions =
        message.getHeaders().stream().filter(header -> header.getName().equals(ACTION)).toList();
    if (actions.size() != 1 || !(actions.getFirst().getObject() instanceof Element element)) {
      throw new RefusedHeader("NO_ACTION", "One wsa:Action is needed");
    }
    String action = element.getTextContent().strip();
    Object said = message.get("SOAPAction");
    if (said != null && !said.toString().isEmpty() && !said.toString().equals(action)) {
      throw new RefusedHeader("OTHER_ACTION", "The actions of HTTP and of WS-Addressing differ");
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
        .orElseThrow(() -> new RefusedHeader("UNKNOWN_ACTION", "No such action"));
  }

  /** A header that is not accepted. */
  static final class RefusedHeader extends SoapFault {
    private final String word;

    private RefusedHeader(String word, String why) {
      super(why, Soap12.getInstance().getSender());
      this.word = word;
    }

    /** The reason in one word. */
    String word() {
      return word;
    }
  }
}
