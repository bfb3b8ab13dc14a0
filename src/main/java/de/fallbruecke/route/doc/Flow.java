package de.fallbruecke.route.doc;

import de.fallbruecke.route.folder.CheckedPackage;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The steps of one route, as a picture and in words that say the same.
 *
 * @param id of the route
 * @param svg the picture; every text of the package is escaped in it
 * @param steps from the first to the last
 */
public record Flow(String id, String svg, List<Step> steps) {
  public Flow {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param title what happens; empty where ways part
   * @param detail more of it, foreign text; may be empty
   * @param ways on which it may go on; empty if it simply does
   */
  public record Step(String title, String detail, List<Way> ways) {
    public Step {
      ways = List.copyOf(ways);
    }
  }

  /** A way with its condition. */
  public record Way(String condition, List<Step> steps) {
    public Way {
      steps = List.copyOf(steps);
    }
  }

  /**
   * All routes of a package, in German or in English.
   *
   * @param values of an instance; a parameter without one stands as written
   */
  public static List<Flow> of(CheckedPackage checked, Map<String, String> values, Locale language) {
    FlowWords words = FlowWords.in(language);
    return new FlowReader(words)
        .routes(checked.shown(values)).entrySet().stream()
            .map(
                route ->
                    new Flow(
                        route.getKey(),
                        FlowPicture.of(words.title() + " " + route.getKey(), route.getValue()),
                        steps(route.getValue())))
            .toList();
  }

  private static List<Step> steps(List<FlowStep> steps) {
    return steps.stream().map(Flow::step).toList();
  }

  private static Step step(FlowStep step) {
    return switch (step) {
      case FlowStep.Box box -> new Step(box.title(), box.detail(), List.of());
      case FlowStep.Choice choice ->
          new Step(
              "",
              "",
              choice.branches().stream()
                  .map(branch -> new Way(branch.condition(), steps(branch.steps())))
                  .toList());
    };
  }
}
