package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.v211.content.ExceptionDetail;
import jakarta.xml.ws.WebFault;

/**
 * 9010 certificate expired, 9011 account blocked, 9012 no account, 9013 service not booked, 9014
 * certificate of somebody else.
 */
@WebFault(name = "PermissionDeniedException", targetNamespace = Names.XTA)
public final class PermissionDenied extends XtaException {
  public PermissionDenied(String message, ExceptionDetail detail) {
    super(message, detail);
  }

  public PermissionDenied(String message, ExceptionDetail detail, Throwable cause) {
    super(message, detail, cause);
  }
}
