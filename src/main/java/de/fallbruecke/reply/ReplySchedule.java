package de.fallbruecke.reply;

import java.util.UUID;

/** Has a reply taken further; the engine does it. */
public interface ReplySchedule {
  /** Plans it for now, in the caller's transaction. */
  void plan(UUID reply, int version);
}
