package de.fallbruecke.platform.check;

/** A step that cannot be tried with this configuration; the test goes on with the next one. */
public final class StepSkipped extends Exception {
  private final String reason;

  /**
   * @param reason stable name; its text stands in {@code messages/checks} under {@code
   *     check.remedy.}
   */
  public StepSkipped(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** Why, and what would make it possible. */
  public String reason() {
    return reason;
  }
}
