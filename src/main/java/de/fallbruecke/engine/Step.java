package de.fallbruecke.engine;

/**
 * The work of one task. Idempotent: it looks at the stored state first and does nothing when
 * another run was there before.
 */
interface Step {
  Task task();

  /**
   * Runs once.
   *
   * @param id the subject of the task
   */
  Next run(String id);
}
