package de.fallbruecke.platform.check;

import java.util.Map;

/** A step does not work, for a reason that has a remedy of its own. */
public final class StepFailure extends Exception {
  private final String remedy;
  private final Map<String, String> facts;

  /**
   * @param remedy stable name; its text stands in {@code messages/checks} under {@code
   *     check.remedy.}
   * @param facts what was found, by stable names
   */
  public StepFailure(String remedy, Map<String, String> facts) {
    super(remedy, null, false, false);
    this.remedy = remedy;
    this.facts = Map.copyOf(facts);
  }

  /** Name of what to do. */
  public String remedy() {
    return remedy;
  }

  /** What was found. */
  public Map<String, String> facts() {
    return facts;
  }
}
