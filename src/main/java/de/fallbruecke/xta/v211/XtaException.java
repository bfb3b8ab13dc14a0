package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.v211.content.ExceptionDetail;

/** A fault of XTA-WS 2.1.1; the element of the detail says which. */
public abstract sealed class XtaException extends Exception
    permits CancelDenied,
        InvalidMessageId,
        MessageSchemaViolation,
        MessageVirusDetection,
        ParameterIsNotValid,
        PermissionDenied,
        SyncAsync,
        TechnicalProblem {
  private final transient ExceptionDetail detail;

  XtaException(String message, ExceptionDetail detail) {
    super(message);
    this.detail = detail;
  }

  XtaException(String message, ExceptionDetail detail, Throwable cause) {
    super(message, cause);
    this.detail = detail;
  }

  /** The number of the fault with its text. */
  public ExceptionDetail getFaultInfo() {
    return detail;
  }
}
