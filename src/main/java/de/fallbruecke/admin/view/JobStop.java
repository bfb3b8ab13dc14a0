package de.fallbruecke.admin.view;

/**
 * Whether a job was stopped.
 *
 * @param stopped false if it did not run any more
 */
public record JobStop(boolean stopped) {}
