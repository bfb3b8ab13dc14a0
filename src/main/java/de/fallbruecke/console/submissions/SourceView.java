package de.fallbruecke.console.submissions;

import de.fallbruecke.console.page.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source as rows of a tree, each leaf beside what was made of it.
 *
 * @param by package and version that was run again, empty if none was
 * @param notice why nothing is known of the leaves, if nothing is
 * @param tooLarge sizes, if the source is too large to be shown
 * @param left rows that are not shown, because there are too many
 * @param onlyOpen whether only leaves are shown that nobody accounts for
 */
record SourceView(
    String by,
    @Nullable Trouble notice,
    @Nullable String tooLarge,
    List<Row> rows,
    int left,
    boolean onlyOpen,
    Counts counts) {

  /**
   * A row.
   *
   * @param depth from 0 to 9, for indentation
   * @param branch it holds others and has no value
   * @param fate word of {@link de.fallbruecke.mapping.SourceNode.Fate}
   */
  record Row(
      int depth,
      String path,
      String name,
      boolean branch,
      String value,
      String fate,
      String reason,
      List<Made> made) {}

  /** A case field that was made of the leaf. */
  record Made(String field, String value) {}

  /** Leaves by what became of them. */
  record Counts(int mapped, int attached, int ignored, int open) {}
}
