package de.fallbruecke.route.diff;

import java.util.ArrayList;
import java.util.List;

/** The lines that went and came between two texts, by their longest common subsequence. */
final class LineDiff {
  /** Beyond so many pairs of lines the text counts as replaced. */
  private static final long MAX_PAIRS = 4_000_000;

  /** A line that is in one text only. */
  record Line(boolean added, String text) {}

  private LineDiff() {}

  static List<Line> between(List<String> before, List<String> after) {
    int start = 0;
    int shorter = Math.min(before.size(), after.size());
    while (start < shorter && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    return middle(
        before.subList(start, before.size() - end), after.subList(start, after.size() - end));
  }

  private static List<Line> middle(List<String> before, List<String> after) {
    List<Line> lines = new ArrayList<>();
    if ((long) before.size() * after.size() > MAX_PAIRS) {
      before.forEach(text -> lines.add(new Line(false, text)));
      after.forEach(text -> lines.add(new Line(true, text)));
      return lines;
    }
    int[][] common = common(before, after);
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        i++;
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line(false, before.get(i++)));
      } else {
        lines.add(new Line(true, after.get(j++)));
      }
    }
    return lines;
  }

  /** Length of the longest common subsequence of the rests that begin at i and j. */
  private static int[][] common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
