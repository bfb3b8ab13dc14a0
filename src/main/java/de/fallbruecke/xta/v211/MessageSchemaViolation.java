package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.v211.content.ExceptionDetail;
import jakarta.xml.ws.WebFault;

/** 9050 schema, 9051 encoding, 9052 service profile. */
@WebFault(name = "MessageSchemaViolationException", targetNamespace = Names.XTA)
public final class MessageSchemaViolation extends XtaException {
  public MessageSchemaViolation(String message, ExceptionDetail detail) {
    super(message, detail);
  }

  public MessageSchemaViolation(String message, ExceptionDetail detail, Throwable cause) {
    super(message, detail, cause);
  }
}
