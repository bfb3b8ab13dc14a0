package de.fallbruecke.route;

import org.jspecify.annotations.Nullable;

/**
 * A field of a case that differs.
 *
 * @param path of the field in the case record
 * @param before its value, null if it was not there
 * @param after its value, null if it is no longer there
 */
public record FieldChange(String path, @Nullable String before, @Nullable String after) {}
