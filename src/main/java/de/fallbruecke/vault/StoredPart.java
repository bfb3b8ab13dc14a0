package de.fallbruecke.vault;

/**
 * One stored part.
 *
 * @param name the generated name
 * @param mediaType the declared media type
 * @param size plain bytes
 * @param sha512 lower-case hex over the plain bytes
 */
public record StoredPart(String name, String mediaType, long size, String sha512) {}
