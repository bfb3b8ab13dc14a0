package de.fallbruecke.engine;

/** Brings a chore forward when there is something new for it. */
public interface ChoreBell {
  /**
   * Makes the chore due at once, in any process. Does nothing if it is running just now: a chore
   * that waits for such calls has to look again by itself too.
   *
   * @param chore its name
   */
  void ring(String chore);
}
