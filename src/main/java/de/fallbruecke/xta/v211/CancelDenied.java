package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.v211.content.ExceptionDetail;
import jakarta.xml.ws.WebFault;

/** 9100 or 9101: it is too late to take the message back. */
@WebFault(name = "CancelDeniedException", targetNamespace = Names.XTA)
public final class CancelDenied extends XtaException {
  public CancelDenied(String message, ExceptionDetail detail) {
    super(message, detail);
  }

  public CancelDenied(String message, ExceptionDetail detail, Throwable cause) {
    super(message, detail, cause);
  }
}
