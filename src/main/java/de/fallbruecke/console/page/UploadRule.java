package de.fallbruecke.console.page;

import de.fallbruecke.access.Ability;

/**
 * Says that a form with files may be sent to a path. Each part publishes its own as a bean; files
 * sent anywhere else are not read.
 *
 * @param path exactly this one
 * @param needs what one must be able to do somewhere; nothing is read from others
 * @param limit in bytes, of all that is sent
 */
public record UploadRule(String path, Ability needs, int limit) {}
