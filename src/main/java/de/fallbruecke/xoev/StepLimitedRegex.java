package de.fallbruecke.xoev;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;

/**
 * A {@code pattern} of a JSON Schema that gives up after a number of looks at the text: the
 * expressions of java.util.regex may otherwise take longer than the universe exists.
 */
final class StepLimitedRegex implements RegularExpression {
  private static final int MAX_STEPS = 5_000_000;

  private final Pattern pattern;

  StepLimitedRegex(String regex) {
    this.pattern = Pattern.compile(endAnchored(regex));
  }

  @Override
  public boolean matches(String value) {
    try {
      return pattern.matcher(new Counted(value, 0, value.length(), new int[1])).find();
    } catch (StackOverflowError e) {
      throw new TooExpensive();
    }
  }

  /** In ECMA 262 {@code $} is the very end; in Java it also matches before a last line break. */
  private static String endAnchored(String regex) {
    boolean plainDollar = regex.endsWith("$") && !regex.endsWith("\\$");
    return plainDollar ? regex.substring(0, regex.length() - 1) + "\\z" : regex;
  }

  /**
   * The text was looked at too often. An Error, because the validator library swallows exceptions
   * of a pattern and takes the text for valid.
   */
  static final class TooExpensive extends Error {}

  private record Counted(String text, int from, int to, int[] steps) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (++steps[0] > MAX_STEPS) {
        throw new TooExpensive();
      }
      return text.charAt(from + index);
    }

    @Override
    public int length() {
      return to - from;
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text, from + start, from + end, steps);
    }

    @Override
    public String toString() {
      return text.substring(from, to);
    }
  }
}
