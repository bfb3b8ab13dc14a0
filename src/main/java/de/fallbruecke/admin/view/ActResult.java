package de.fallbruecke.admin.view;

/**
 * What an act did.
 *
 * @param effect {@code DONE}, or {@code STARTED} if it is under way and the submission will tell
 * @param detail the same for people
 */
public record ActResult(String effect, String detail) {}
