package de.fallbruecke.submission;

/** The states of DESIGN §3. The aggregate refuses every transition that is not drawn there. */
public enum SubmissionState {
  /** Seen in a listing or callback. */
  ANNOUNCED,
  /** Verified, decrypted, stored encrypted. */
  RECEIVED,
  /** Case record and deliveries exist. */
  MAPPED,
  /** Every required delivery succeeded. */
  DELIVERED,
  /** Receipt posted. */
  CONFIRMED,
  /** Stopped, waiting for a person; returns to where it was held, is rejected or closed. */
  HELD,
  /** The decision to reject is committed, the remote call is not yet known to have worked. */
  REJECTING,
  /** The rejection is posted. */
  REJECTED,
  /** A person ended it by hand, without a receipt of ours. */
  CLOSED,
  /** Content destroyed, evidence kept. */
  PURGED
}
