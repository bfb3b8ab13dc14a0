package de.fallbruecke.submission;

import org.jspecify.annotations.Nullable;

/**
 * A message that waits at a destination.
 *
 * @param externalId its id on the channel, unique per destination; of a message under an id that
 *     was used before: that id, {@code #} and the entry
 * @param externalCase the channel's case (Vorgang) id, if the channel has one; of a message under
 *     an id that was used before: that id
 * @param entry what tells this entry of the list from another one of the same id; null on channels
 *     that give each id once
 */
public record Announcement(
    String externalId, @Nullable String externalCase, @Nullable String entry) {
  /** On a channel that gives each id once. */
  public Announcement(String externalId, @Nullable String externalCase) {
    this(externalId, externalCase, null);
  }

  /** The same as a message of its own, for an id whose submission has ended. */
  public Announcement again() {
    return new Announcement(externalId + "#" + entry, externalId, entry);
  }
}
