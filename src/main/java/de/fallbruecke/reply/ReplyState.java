package de.fallbruecke.reply;

import de.fallbruecke.submission.ReplyStage;

/** Where a reply is; {@link Reply} refuses every transition that it does not name. */
public enum ReplyState {
  /** Stored here; the remote side knows nothing of it. */
  ACCEPTED,
  /** The remote side has given it an id. */
  ANNOUNCED,
  /** Everything but the last call is done. */
  UPLOADED,
  /** Handed over; the recipient has not answered yet. */
  SUBMITTED,
  /** The recipient has it. Final. */
  TAKEN,
  /** It did not reach the recipient, and a person has ended it. Final. */
  REFUSED,
  /** Stopped for a person; returns to where it was held. */
  HELD,
  /** The gateway does not send to this applicant's reply channel; nothing was tried. Final. */
  NOT_SENDABLE;

  /** Nothing more will happen to it but the end of its content. */
  public boolean ended() {
    return this == TAKEN || this == REFUSED || this == NOT_SENDABLE;
  }

  static ReplyState of(ReplyStage stage) {
    return valueOf(stage.name());
  }

  /** Of a reply that is on its way. */
  ReplyStage stage() {
    return ReplyStage.valueOf(name());
  }
}
