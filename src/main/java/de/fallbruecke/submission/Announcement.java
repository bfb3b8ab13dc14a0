package de.fallbruecke.submission;

import org.jspecify.annotations.Nullable;

/**
 * A message that waits at a destination.
 *
 * @param externalId its id on the channel, unique per destination
 * @param externalCase the channel's case (Vorgang) id, if the channel has one
 */
public record Announcement(String externalId, @Nullable String externalCase) {}
