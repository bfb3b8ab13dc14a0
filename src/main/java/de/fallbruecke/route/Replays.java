package de.fallbruecke.route;

/** Runs a version over submissions that are here, beside the active one, without any effect. */
public interface Replays {
  /**
   * Compares the order's version with the active one.
   *
   * @param last how many submissions, newest first, 1 to 10,000
   * @param fixtures over the fixtures of the order's package instead of stored submissions
   * @param progress is told how far it is; what it throws ends the run, and nothing is stored
   * @return the stored result
   * @throws de.fallbruecke.platform.Fault INSTANCE_UNKNOWN, ACTIVATION_REFUSED if nothing is
   *     active, or what is wrong with the package
   */
  Replay run(ActivationOrder order, int last, boolean fixtures, Progress progress);

  /** As {@link #run(ActivationOrder, int, boolean, Progress)}, telling nobody how far it is. */
  default Replay run(ActivationOrder order, int last, boolean fixtures) {
    return run(order, last, fixtures, (done, total) -> {});
  }

  /** Told before each submission how many are done. */
  interface Progress {
    void at(int done, int total);
  }

  /**
   * One that was run.
   *
   * @throws de.fallbruecke.platform.Fault REPLAY_UNKNOWN
   */
  Replay get(long id);
}
