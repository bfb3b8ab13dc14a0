package de.fallbruecke.alarm;

import java.util.List;

/** Where notices wait until they are told by mail. */
@FunctionalInterface
interface Outbox {
  /** Nobody wants mail. */
  Outbox NONE = notices -> {};

  /** Adds them in the caller's transaction. */
  void add(List<Notice> notices);
}
