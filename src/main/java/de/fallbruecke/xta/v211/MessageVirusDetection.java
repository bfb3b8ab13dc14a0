package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.v211.content.ExceptionDetail;
import jakarta.xml.ws.WebFault;

/** 9060: malware. */
@WebFault(name = "MessageVirusDetectionException", targetNamespace = Names.XTA)
public final class MessageVirusDetection extends XtaException {
  public MessageVirusDetection(String message, ExceptionDetail detail) {
    super(message, detail);
  }

  public MessageVirusDetection(String message, ExceptionDetail detail, Throwable cause) {
    super(message, detail, cause);
  }
}
