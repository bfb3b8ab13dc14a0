package de.fallbruecke.xoev.published;

import org.jspecify.annotations.Nullable;

/**
 * What one schema says of another.
 *
 * @param include true for include and redefine, which stay in the namespace
 * @param namespace of the other; empty for none
 * @param location as written; a hint, never an address to open
 */
public record Reference(boolean include, String namespace, @Nullable String location) {
  /** File name of the location, without what a web address may carry besides. */
  String fileName() {
    return SafeNames.fileName(location);
  }
}
