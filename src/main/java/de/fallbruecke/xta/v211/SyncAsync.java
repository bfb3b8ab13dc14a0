package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.v211.content.ExceptionDetail;
import jakarta.xml.ws.WebFault;

/** 9080 only asynchronous, 9081 only synchronous. */
@WebFault(name = "SyncAsyncException", targetNamespace = Names.XTA)
public final class SyncAsync extends XtaException {
  public SyncAsync(String message, ExceptionDetail detail) {
    super(message, detail);
  }

  public SyncAsync(String message, ExceptionDetail detail, Throwable cause) {
    super(message, detail, cause);
  }
}
