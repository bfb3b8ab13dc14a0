package de.fallbruecke.bulk;

/** What became of one submission of a job. */
public enum ItemOutcome {
  /** Its turn has not come. */
  PENDING,
  /** The act is done; whether it helped is not known yet. */
  STARTED,
  /** The act is done, and the step or delivery it was about succeeded. */
  SUCCEEDED,
  /** The act is done, and the step or delivery failed again. */
  FAILED_AGAIN,
  /** Nothing was done: the act does not fit. */
  NOT_POSSIBLE,
  /** Nothing was done: it is not any more what it was when the job was made. */
  CHANGED,
  /** Nothing was done: something went wrong. */
  FAILED,
  /** The act is done, and after a quarter of an hour nobody knows yet whether it helped. */
  UNDECIDED,
  /** Of a dry run: the act could be done. */
  POSSIBLE,
  /** The job was stopped before. */
  NOT_DONE;

  /** Whether it will still change. */
  public boolean isOpen() {
    return this == PENDING || this == STARTED;
  }

  /** Whether it is what the person wanted. */
  public boolean isGood() {
    return this == SUCCEEDED || this == POSSIBLE;
  }
}
