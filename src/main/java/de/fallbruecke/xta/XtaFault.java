package de.fallbruecke.xta;

import java.util.Optional;

/**
 * The server refused, with a fault of the standard. The message names the operation, the fault and
 * its number; the server's free text is left out, since it may hold anything.
 */
public final class XtaFault extends RuntimeException {
  private final String operation;
  private final String name;
  private final int number;

  /**
   * A fault.
   *
   * @param name the element that the standard gives it, such as {@code PermissionDeniedException}
   * @param number its number; 9000 if the server named none
   */
  public XtaFault(String operation, String name, int number, Throwable cause) {
    super("The XTA server answered %s with %s %d".formatted(operation, name, number), cause);
    this.operation = operation;
    this.name = name;
    this.number = number;
  }

  /** The operation that was refused. */
  public String operation() {
    return operation;
  }

  /** The name of the fault. */
  public String name() {
    return name;
  }

  /** The number of the list of errors. */
  public int number() {
    return number;
  }

  /** What the number means; empty for one that is not in the list. */
  public Optional<XtaError> error() {
    return XtaError.of(number);
  }
}
