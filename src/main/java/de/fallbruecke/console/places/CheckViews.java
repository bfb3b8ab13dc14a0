package de.fallbruecke.console.places;

import de.fallbruecke.check.PlaceCheck;
import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.check.StepReport;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts connection tests into words. What the other side said is foreign text. */
final class CheckViews {
  /** What matters most stands first; everything else follows by name. */
  private static final List<String> FIRST =
      List.of("host", "port", "address", "subject", "issuer", "validFrom", "validUntil", "kid");

  private static final Set<String> TECHNICAL =
      Set.of(
          "host",
          "address",
          "kid",
          "ownKids",
          "subject",
          "issuer",
          "chain",
          "expected",
          "shown",
          "property",
          "folder",
          "file",
          "destinationId",
          "said",
          "client",
          "identifier");

  private CheckViews() {}

  static CheckView of(PlaceCheck check, Wording words) {
    return new CheckView(
        check.report().passed(),
        words.time(check.report().at()),
        words.age(check.report().at()),
        ForeignText.line(check.by()),
        check.report().steps().stream().map(step -> step(step, words)).toList());
  }

  private static StepView step(StepReport step, Wording words) {
    boolean tried = step.result() != StepReport.Result.NOT_TRIED;
    return new StepView(
        step.name(),
        words.textOr("check.step." + step.name(), step.name()),
        badge(step.result(), words),
        tried ? words.text("places.check.took", step.millis()) : "",
        step.result() == StepReport.Result.FAILED,
        facts(step.facts(), words),
        remedy(step, words),
        ForeignText.of(step.detail()));
  }

  private static Badge badge(StepReport.Result result, Wording words) {
    String label = words.text("places.check.result." + result.name());
    return switch (result) {
      case PASSED -> new Badge("success", "success", label);
      case FAILED -> new Badge("danger", "danger", label);
      case SKIPPED -> new Badge("info", "info", label);
      case NOT_TRIED -> new Badge("info", "more-vert", label);
    };
  }

  private static String remedy(StepReport step, Wording words) {
    if (step.remedy() != null) {
      return words.textOr("check.remedy." + step.remedy(), "");
    }
    return step.code() == null ? "" : FaultCode.find(step.code()).map(words::remedy).orElse("");
  }

  static List<Fact> facts(Map<String, String> found, Wording words) {
    List<String> names = new ArrayList<>(FIRST);
    names.retainAll(found.keySet());
    found.keySet().stream().sorted().filter(name -> !names.contains(name)).forEach(names::add);
    return names.stream()
        .map(
            name ->
                new Fact(
                    words.textOr("check.fact." + name, ForeignText.line(name)),
                    value(name, found.getOrDefault(name, ""), words),
                    TECHNICAL.contains(name),
                    false))
        .toList();
  }

  private static String value(String name, String value, Wording words) {
    if (value.equals("true") || value.equals("false")) {
      return words.text("places." + value);
    }
    if (name.endsWith("Bytes") && value.matches("\\d{1,18}")) {
      return words.size(Long.parseLong(value));
    }
    try {
      return value.matches("\\d{4}-\\d\\d-\\d\\dT.*")
          ? words.time(Instant.parse(value))
          : ForeignText.line(value);
    } catch (DateTimeException notATime) {
      return ForeignText.line(value);
    }
  }
}
