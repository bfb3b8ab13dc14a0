package de.fallbruecke.bulk;

/** Where a job is. */
public enum JobState {
  RUNNING,
  /** Somebody stopped it; what was begun is still watched. */
  STOPPING,
  STOPPED,
  DONE
}
