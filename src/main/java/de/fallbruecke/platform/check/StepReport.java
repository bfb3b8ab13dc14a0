package de.fallbruecke.platform.check;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a step.
 *
 * @param name the step's
 * @param millis how long it took; 0 if it was not tried
 * @param facts what was found, by stable names; values may be foreign text
 * @param remedy what to do if it failed, or why it was left out; null if there is no text of its
 *     own
 * @param code of a fault, whose remedy stands with the codes
 * @param detail the sentence as logged, in English, cut
 */
public record StepReport(
    String name,
    Result result,
    long millis,
    Map<String, String> facts,
    @Nullable String remedy,
    @Nullable String code,
    String detail) {
  /** How it ended. */
  public enum Result {
    PASSED,
    FAILED,
    /** Cannot be tried with this configuration. */
    SKIPPED,
    /** A step before it failed, or there was no time left. */
    NOT_TRIED
  }

  public StepReport {
    facts = Map.copyOf(facts);
  }
}
