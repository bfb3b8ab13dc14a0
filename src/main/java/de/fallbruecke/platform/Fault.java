package de.fallbruecke.platform;

/**
 * Something went wrong that a person may have to know. The message says what happened, to what (ids
 * only, never content), what follows and what to do; it begins with the code.
 *
 * <p>A plain {@code Fault} does not go away by trying again: the engine holds the submission. What
 * may go away is a {@link TransientFault}.
 */
public class Fault extends RuntimeException {
  private final FaultCode code;
  private final String text;

  public Fault(FaultCode code, String message) {
    super(code.code() + " " + message);
    this.code = code;
    this.text = code.code() + " " + message;
  }

  public Fault(FaultCode code, String message, Throwable cause) {
    super(code.code() + " " + message, cause);
    this.code = code;
    this.text = code.code() + " " + message;
  }

  /** Code and sentence; never null. */
  @Override
  public String getMessage() {
    return text;
  }

  /** The stable code. */
  public FaultCode code() {
    return code;
  }
}
