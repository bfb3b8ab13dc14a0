package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.v211.content.ExceptionDetail;
import jakarta.xml.ws.WebFault;

/** 9070: no such message for this account. */
@WebFault(name = "InvalidMessageIDException", targetNamespace = Names.XTA)
public final class InvalidMessageId extends XtaException {
  public InvalidMessageId(String message, ExceptionDetail detail) {
    super(message, detail);
  }

  public InvalidMessageId(String message, ExceptionDetail detail, Throwable cause) {
    super(message, detail, cause);
  }
}
