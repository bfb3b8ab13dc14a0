package de.fallbruecke.route.archive;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Precedence of versions after semver.org 2.0.0 section 11; build metadata does not count. */
public record SemanticVersion(String text) implements Comparable<SemanticVersion> {
  /** Whether it is a version before a release, as {@code 1.0.0-draft}. */
  boolean draft() {
    return withoutBuild().contains("-");
  }

  @Override
  public int compareTo(SemanticVersion other) {
    int byNumber = compare(numbers(), other.numbers());
    if (byNumber != 0) {
      return byNumber;
    }
    if (draft() != other.draft()) {
      return draft() ? -1 : 1;
    }
    return compare(tail(), other.tail());
  }

  private List<String> numbers() {
    return parts(withoutBuild().split("-", 2)[0]);
  }

  private List<String> tail() {
    return draft() ? parts(withoutBuild().split("-", 2)[1]) : List.of();
  }

  private String withoutBuild() {
    return text.split("\\+", 2)[0];
  }

  private static List<String> parts(String dotted) {
    return Arrays.asList(dotted.split("\\."));
  }

  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int difference = compare(one.get(i), other.get(i));
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  private static int compare(String one, String other) {
    boolean number = one.matches("[0-9]+");
    if (number != other.matches("[0-9]+")) {
      return number ? -1 : 1;
    }
    return number ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
  }
}
