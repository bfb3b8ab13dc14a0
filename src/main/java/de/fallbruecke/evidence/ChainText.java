package de.fallbruecke.evidence;

/**
 * An entry as the text that was hashed, six lines: hash of the entry before (empty for the first),
 * number, time, kind, facts as JSON, token or nothing.
 *
 * @param hash SHA-512 hex over the text in UTF-8
 */
public record ChainText(int number, String text, String hash) {}
