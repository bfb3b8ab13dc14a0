package de.fallbruecke.xta;

/**
 * What both roles ask an XTA server for. All methods throw {@link XtaFault} if the server refuses
 * and {@link XtaOutage} if there is no usable answer. Safe for concurrent use.
 */
public interface AccountClient {
  /** Answers nothing if certificate and account are in order. */
  void checkAccountActive();

  /** What became of a message that the account sent or may read. */
  TransportReport transportReport(String messageId);
}
