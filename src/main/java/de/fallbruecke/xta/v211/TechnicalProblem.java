package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.v211.content.ExceptionDetail;
import jakarta.xml.ws.WebFault;

/** 9030 inside the server, 9031 directory, 9032 delivery. */
@WebFault(name = "XTAWSTechnicalProblemException", targetNamespace = Names.XTA)
public final class TechnicalProblem extends XtaException {
  public TechnicalProblem(String message, ExceptionDetail detail) {
    super(message, detail);
  }

  public TechnicalProblem(String message, ExceptionDetail detail, Throwable cause) {
    super(message, detail, cause);
  }
}
