package de.fallbruecke.mapping;

import java.util.List;

/**
 * What became of every leaf (text or attribute with a value) of the source.
 *
 * @param mapped leaves that went into a case field
 * @param attached leaves that travel on only inside a document (the original message)
 * @param ignored leaves ignored by name, with a reason
 * @param open the rest: path with count
 */
public record Coverage(int mapped, int attached, int ignored, List<OpenPath> open) {
  public Coverage {
    open = List.copyOf(open);
  }

  /** Number of leaves that nobody accounts for. */
  public int openCount() {
    return open.stream().mapToInt(OpenPath::count).sum();
  }

  /** All leaves. */
  public int total() {
    return mapped + attached + ignored + openCount();
  }

  /** A path of names (no positions, no values) and how often it occurred. */
  public record OpenPath(String path, int count) {}
}
