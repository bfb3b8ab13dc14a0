package de.fallbruecke.admin.view;

import java.util.UUID;

/**
 * A filter that the caller saved.
 *
 * @param submissions the list that it shows, at this interface; an age counts from now
 */
public record FilterView(UUID id, String name, FilterFields filter, String submissions) {}
