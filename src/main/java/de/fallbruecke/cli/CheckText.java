package de.fallbruecke.cli;

import de.fallbruecke.platform.check.CheckReport;
import de.fallbruecke.platform.check.StepReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** A connection test as lines of a terminal. */
final class CheckText {
  private static final ResourceBundle STEPS = bundle("messages.checks");
  private static final ResourceBundle CODES = bundle("messages.faults");

  private CheckText() {}

  static List<String> lines(CheckReport report) {
    List<String> lines = new ArrayList<>();
    for (StepReport step : report.steps()) {
      lines.add(
          "%-9s %5d ms  %s"
              .formatted(
                  sign(step.result()),
                  step.millis(),
                  text(STEPS, "check.step." + step.name(), step.name())));
      new TreeMap<>(step.facts())
          .forEach(
              (fact, value) ->
                  lines.add(
                      "                    %s: %s"
                          .formatted(text(STEPS, "check.fact." + fact, fact), plain(value))));
      if (!step.detail().isEmpty()) {
        lines.add("                    " + plain(step.detail()));
      }
      String remedy = remedy(step);
      if (!remedy.isEmpty()) {
        lines.add("                    -> " + remedy);
      }
    }
    if (report.steps().isEmpty()) {
      lines.add("There is nothing to test for this kind of place.");
    }
    return lines;
  }

  private static String sign(StepReport.Result result) {
    return switch (result) {
      case PASSED -> "ok";
      case FAILED -> "FAILED";
      case SKIPPED -> "left out";
      case NOT_TRIED -> "not tried";
    };
  }

  private static String remedy(StepReport step) {
    if (step.remedy() != null) {
      return text(STEPS, "check.remedy." + step.remedy(), "");
    }
    return step.code() == null ? "" : text(CODES, step.code() + ".remedy", "");
  }

  /** What somebody else wrote must not steer the terminal. */
  private static String plain(String foreign) {
    return foreign.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
  }

  private static String text(ResourceBundle texts, String key, String otherwise) {
    return texts.containsKey(key) ? texts.getString(key) : otherwise;
  }

  private static ResourceBundle bundle(String name) {
    return ResourceBundle.getBundle(
        name,
        Locale.ROOT,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
