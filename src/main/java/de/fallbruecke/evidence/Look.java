package de.fallbruecke.evidence;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody looked at the content of a submission.
 *
 * @param why the reason that was chosen, as recorded; empty if the entry names none
 * @param what which part of the content was shown, as recorded; empty if the entry names none
 * @param words the reason in words of their own; empty if they typed none
 */
public record Look(UUID submission, Instant at, String by, String why, String what, String words) {}
