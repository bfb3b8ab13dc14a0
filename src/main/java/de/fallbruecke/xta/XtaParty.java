package de.fallbruecke.xta;

import org.jspecify.annotations.Nullable;

/**
 * An author, sender or reader.
 *
 * @param id such as {@code ags:09000009}
 * @param type what kind of identifier it is, such as {@code xöv}; required by the standard
 */
public record XtaParty(String id, String type, @Nullable String name, @Nullable String category) {
  /** Without name and category. */
  public static XtaParty of(String id, String type) {
    return new XtaParty(id, type, null, null);
  }
}
