package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.v211.content.ExceptionDetail;
import jakarta.xml.ws.WebFault;

/** 9020 to 9024: a parameter is missing, wrong, too big or used already. */
@WebFault(name = "ParameterIsNotValidException", targetNamespace = Names.XTA)
public final class ParameterIsNotValid extends XtaException {
  public ParameterIsNotValid(String message, ExceptionDetail detail) {
    super(message, detail);
  }

  public ParameterIsNotValid(String message, ExceptionDetail detail, Throwable cause) {
    super(message, detail, cause);
  }
}
