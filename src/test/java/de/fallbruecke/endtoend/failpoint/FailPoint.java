package de.fallbruecke.endtoend.failpoint;

/**
 * A moment at which a process can die: right before or after a commit or a remote effect of a task.
 *
 * @param site the method of the engine that commits or calls, for example {@code Receive.store}
 * @param effect what it does there
 * @param when before or after it
 */
record FailPoint(String site, Effect effect, When when) {
  /** What leaves the process. */
  enum Effect {
    COMMIT,
    LIST,
    RECEIVE,
    CONFIRM,
    SEND
  }

  /** Around the effect. */
  enum When {
    BEFORE,
    AFTER
  }

  static FailPoint parse(String text) {
    String[] parts = text.split(" ");
    return new FailPoint(parts[0], Effect.valueOf(parts[1]), When.valueOf(parts[2]));
  }

  @Override
  public String toString() {
    return site + " " + effect + " " + when;
  }
}
