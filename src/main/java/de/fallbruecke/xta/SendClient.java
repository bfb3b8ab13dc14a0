package de.fallbruecke.xta;

/** The author's side of an XTA server. */
public interface SendClient extends AccountClient {
  /** A new id from the server, to be used for one message. */
  String createMessageId();

  /** Whether the reader offers the service, as far as the server knows. */
  ServiceAvailability lookup(XtaParty reader, String service);

  /**
   * Hands a message over.
   *
   * @throws XtaFault 9024 if its id was used already: after an {@link XtaOutage} that means that
   *     the first try had arrived
   */
  void send(XtaMessage message);

  /**
   * Takes a message back.
   *
   * @throws XtaFault 9100 or 9101 if it is too late; in core 3.1.1 always (not part of the core)
   */
  void cancel(String messageId);
}
