package de.fallbruecke.xoev.published;

import org.jspecify.annotations.Nullable;

/** A code list that a schema fixes for a type; without version the message says which. */
public record ListUse(String uri, @Nullable String version) implements Comparable<ListUse> {
  @Override
  public int compareTo(ListUse other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return version == null ? uri : uri + " " + version;
  }
}
