package de.fallbruecke.submission;

/**
 * A defect of a submission in the terms of its channel, as it would be told to the sender.
 *
 * @param type problem URI of the channel's catalogue
 * @param title short title from the catalogue
 * @param detail what differs, without content
 * @param instance what it concerns: {@code submission}, {@code metadata}, {@code data}, {@code
 *     attachment:<uuid>}, {@code other}
 */
public record Problem(String type, String title, String detail, String instance) {}
