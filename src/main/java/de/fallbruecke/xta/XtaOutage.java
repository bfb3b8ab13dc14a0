package de.fallbruecke.xta;

/**
 * There was no usable answer: no connection, connection lost, no SOAP. Whether the request had an
 * effect is known only if it did not get out.
 */
public final class XtaOutage extends RuntimeException {
  private final Reason reason;
  private final String operation;

  public XtaOutage(String operation, Reason reason, Throwable cause) {
    super("No usable answer of the XTA server to %s: %s".formatted(operation, reason), cause);
    this.operation = operation;
    this.reason = reason;
  }

  /** What was in the way. */
  public enum Reason {
    /** No connection: the request did not get out. */
    NOT_CONNECTED,
    /**
     * The TLS handshake failed: a certificate of ours or theirs is not accepted. Nothing got out.
     */
    NOT_TRUSTED,
    /** The request got out, or may have, and there was no answer in time or at all. */
    NO_ANSWER,
    /** There was an answer that is none by the standard. */
    UNREADABLE,
    /** There was an answer with a DOCTYPE: the standard has none, and it is never read. */
    DOCTYPE,
    /** An XOP include of the answer names something outside of the message: never fetched. */
    FOREIGN_INCLUDE,
    /** The answer is larger than allowed. */
    TOO_LARGE
  }

  public Reason reason() {
    return reason;
  }

  public String operation() {
    return operation;
  }

  /** Whether the request may have had an effect. */
  public boolean mayHaveHadEffect() {
    return reason != Reason.NOT_CONNECTED && reason != Reason.NOT_TRUSTED;
  }
}
