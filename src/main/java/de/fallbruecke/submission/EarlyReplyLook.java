package de.fallbruecke.submission;

/**
 * How a channel says that something may have happened to replies of a destination that are under
 * way, for example after a callback.
 */
@FunctionalInterface
public interface EarlyReplyLook {
  /** Brings the next look at them forward to now; repeatable, never throws away work. */
  void request(Destination destination);
}
