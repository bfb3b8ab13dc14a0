package de.fallbruecke.xta.soap;

import de.fallbruecke.platform.SecureXml;
import de.fallbruecke.xta.XtaFault;
import de.fallbruecke.xta.XtaOutage;
import de.fallbruecke.xta.v211.XtaException;
import de.fallbruecke.xta.v211.content.ExceptionDetail;
import jakarta.xml.ws.WebFault;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.transport.http.HTTPException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** One call, and what its failure means: the server's refusal, or no usable answer. */
public final class Call {
  private static final int UNSPECIFIED = 9000;

  /** What a server says of our certificate; in TLS 1.3 only after the handshake. */
  private static final Pattern CERTIFICATE_ALERT =
      Pattern.compile("fatal alert: .*(certificate|unknown_ca|access_denied).*");

  private Call() {}

  /** What is called. */
  @FunctionalInterface
  public interface Operation<T extends @Nullable Object> {
    T run() throws XtaException;
  }

  /**
   * Calls.
   *
   * @throws XtaFault if the server refuses
   * @throws XtaOutage if there is no usable answer
   */
  public static <T extends @Nullable Object> T of(String name, Operation<T> operation) {
    try {
      return operation.run();
    } catch (XtaException e) {
      throw new XtaFault(name, nameOf(e), number(e.getFaultInfo()), e);
    } catch (SOAPFaultException e) {
      throw untyped(name, e);
    } catch (WebServiceException e) {
      throw new XtaOutage(name, reason(e), e);
    }
  }

  private static String nameOf(XtaException e) {
    return Objects.requireNonNull(e.getClass().getAnnotation(WebFault.class)).name();
  }

  private static int number(@Nullable ExceptionDetail detail) {
    return detail == null || detail.errorCode == null ? UNSPECIFIED : number(detail.errorCode.code);
  }

  private static int number(@Nullable String code) {
    return code != null && code.strip().matches("\\d{4}")
        ? Integer.parseInt(code.strip())
        : UNSPECIFIED;
  }

  /** A fault that the interface does not declare: core 3.1.1, or a server that is free with it. */
  private static RuntimeException untyped(String name, SOAPFaultException e) {
    Node detail = e.getFault().getDetail();
    for (Node at = detail == null ? null : detail.getFirstChild();
        at != null;
        at = at.getNextSibling()) {
      if (at instanceof Element element) {
        NodeList codes = element.getElementsByTagNameNS("*", "code");
        return new XtaFault(
            name,
            element.getLocalName(),
            number(codes.getLength() == 0 ? null : codes.item(0).getTextContent()),
            e);
      }
    }
    // What CXF could not read itself looks like a fault too, but has a cause of its own.
    return e.getCause() instanceof SoapFault said && said.getCause() == null
        ? new XtaFault(name, "Fault", UNSPECIFIED, e)
        : new XtaOutage(name, reason(e), e);
  }

  private static XtaOutage.Reason reason(Throwable e) {
    if (causes(e).anyMatch(LimitedBody.TooLarge.class::isInstance)) {
      return XtaOutage.Reason.TOO_LARGE;
    }
    if (causes(e).anyMatch(SecureXml.Doctype.class::isInstance)) {
      return XtaOutage.Reason.DOCTYPE;
    }
    if (causes(e).anyMatch(OnlyOwnParts.ForeignPart.class::isInstance)) {
      return XtaOutage.Reason.FOREIGN_INCLUDE;
    }
    if (causes(e).anyMatch(Call::untrusted)) {
      return XtaOutage.Reason.NOT_TRUSTED;
    }
    if (causes(e).anyMatch(Call::unconnected)) {
      return XtaOutage.Reason.NOT_CONNECTED;
    }
    return causes(e).anyMatch(c -> c instanceof IOException || c instanceof HTTPException)
        ? XtaOutage.Reason.NO_ANSWER
        : XtaOutage.Reason.UNREADABLE;
  }

  private static boolean untrusted(Throwable e) {
    return e instanceof SSLHandshakeException
        || (e instanceof SSLException
            && CERTIFICATE_ALERT.matcher(String.valueOf(e.getMessage())).find());
  }

  private static boolean unconnected(Throwable e) {
    return e instanceof ConnectException
        || e instanceof HttpConnectTimeoutException
        || e instanceof UnresolvedAddressException;
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause).limit(20);
  }
}
