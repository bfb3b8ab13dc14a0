package de.fallbruecke.admin.view;

/**
 * Whether something was changed.
 *
 * @param changed false if it was so already
 */
public record Changed(boolean changed) {}
