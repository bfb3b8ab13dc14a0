package de.fallbruecke.submission;

/** How far a reply has come on its channel; a channel may leave stages out. */
public enum ReplyStage {
  /** Stored here; the remote side knows nothing of it. */
  ACCEPTED,
  /** The remote side has given it an id; what was uploaded of it stands in the channel's memo. */
  ANNOUNCED,
  /** Everything but the last call is done; the recipient sees nothing of it yet. */
  UPLOADED,
  /** Handed over; the recipient has to take or refuse it. */
  SUBMITTED
}
