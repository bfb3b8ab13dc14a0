package de.fallbruecke.xta.box;

import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.core311.CoreNames;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.helpers.DOMUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Refusals as faults of XTA core 3.1.1. The facts name some of them; that the others are called as
 * in 2.1.1 without "Exception", and that the number is in errorCode, is unconfirmed.
 */
final class CoreServices {
  private CoreServices() {}

  /** The answer, or the fault. */
  static <T> T answering(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (Refusal refusal) {
      String name = refusal.isNotSupported() ? "ParameterNotSupported" : name(refusal.error());
      throw fault(name, refusal.error(), String.valueOf(refusal.getMessage()));
    }
  }

  /** An operation that this server does not have. */
  static SoapFault notImplemented() {
    return fault("NotImplemented", XtaError.UNSPECIFIED, "Not implemented by this server");
  }

  private static String name(XtaError error) {
    return switch (error.kind()) {
      case PERMISSION_DENIED -> "PermissionDenied";
      case PARAMETER -> "ParameterIsNotValid";
      case TECHNICAL_PROBLEM -> "TechnicalProblem";
      case SCHEMA -> "MessageSchemaViolation";
      case VIRUS -> "MessageVirusDetection";
      case MESSAGE_ID -> "InvalidMessageID";
      case SYNC_ASYNC -> "SyncAsync";
      case CANCEL -> "CancelDenied";
    };
  }

  private static SoapFault fault(String name, XtaError error, String text) {
    boolean ours = error.kind() == XtaError.Kind.TECHNICAL_PROBLEM;
    QName code = ours ? Soap12.getInstance().getReceiver() : Soap12.getInstance().getSender();
    SoapFault fault = new SoapFault(text, code);
    fault.setDetail(detail(CoreNames.CORE, name, error, text));
    return fault;
  }

  /** The detail of a fault: the element with its number. */
  static Element detail(String namespace, String name, XtaError error, String text) {
    Document document = DOMUtils.createDocument();
    Element detail = document.createElementNS(null, "detail");
    Element fault = document.createElementNS(namespace, name);
    Element number = document.createElementNS(namespace, "errorCode");
    number.setAttribute("listURI", "urn:de:xta:webservice:codeliste:fehlernummer");
    number.setAttribute("listVersionID", "1.0");
    number
        .appendChild(document.createElementNS(null, "code"))
        .setTextContent(String.valueOf(error.number()));
    number.appendChild(document.createElementNS(null, "name")).setTextContent(text);
    fault.appendChild(number);
    detail.appendChild(fault);
    return detail;
  }
}
