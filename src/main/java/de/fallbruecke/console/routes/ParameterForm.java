package de.fallbruecke.console.routes;

import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.route.RouteChanges.Wrong;
import de.fallbruecke.route.RoutePackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form for the values of a package, made from what the package says of its parameters. Names of
 * fields are ours; every text of the package is only shown.
 */
record ParameterForm(List<Field> fields) {
  /** Before the name of each parameter in the form. */
  static final String PREFIX = "value.";

  ParameterForm {
    fields = List.copyOf(fields);
  }

  /**
   * One field.
   *
   * @param kind choice, number or text
   * @param hint what a value is
   * @param value as typed, else as it is, else the default
   * @param error what is wrong, empty if nothing is
   */
  record Field(
      String name,
      String id,
      String kind,
      String label,
      String hint,
      String value,
      @Nullable Integer min,
      @Nullable Integer max,
      boolean required,
      List<Option> options,
      String error) {}

  /** A choice. */
  record Option(String value, String label) {}

  /** What stands in the request, by name of the parameter. */
  static Map<String, String> values(Map<String, String> request) {
    Map<String, String> values = new java.util.TreeMap<>();
    request.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            values.put(name.substring(PREFIX.length()), value.strip());
          }
        });
    return values;
  }

  /** Makes it. */
  static ParameterForm of(
      RoutePackage pack,
      Map<String, String> values,
      Map<String, Wrong> wrong,
      List<String> destinations,
      List<Target> targets,
      Wording words) {
    List<Field> fields = new ArrayList<>();
    for (RoutePackage.Parameter one : pack.parameters()) {
      String value = values.getOrDefault(one.name(), one.fallback() == null ? "" : one.fallback());
      List<Option> options = options(one, destinations, targets, words);
      @Nullable Wrong error = wrong.get(one.name());
      fields.add(
          new Field(
              PREFIX + one.name(),
              "value-" + fields.size(),
              kind(one.type()),
              ForeignText.line(one.description().isEmpty() ? one.name() : one.description()),
              hint(one, words),
              value,
              one.min(),
              one.max(),
              one.fallback() == null,
              with(options, value),
              error == null ? "" : words.text("routes.wrong." + error)));
    }
    return new ParameterForm(fields);
  }

  /** Whether anything is wrong. */
  public boolean wrong() {
    return fields.stream().anyMatch(field -> !field.error().isEmpty());
  }

  private static String kind(String type) {
    return switch (type) {
      case "destination", "target", "choice", "boolean" -> "choice";
      case "integer" -> "number";
      default -> "text";
    };
  }

  /** A value that is no choice any more is shown all the same, so that nothing changes unseen. */
  private static List<Option> with(List<Option> options, String value) {
    if (options.isEmpty()
        || value.isEmpty()
        || options.stream().anyMatch(option -> option.value().equals(value))) {
      return options;
    }
    List<Option> more = new ArrayList<>(options);
    more.add(new Option(value, ForeignText.line(value)));
    return more;
  }

  private static List<Option> options(
      RoutePackage.Parameter one, List<String> destinations, List<Target> targets, Wording words) {
    return switch (one.type()) {
      case "destination" -> destinations.stream().map(name -> new Option(name, name)).toList();
      case "target" ->
          targets.stream()
              .map(
                  target ->
                      new Option(
                          target.name(),
                          ForeignText.line(target.title()) + " (" + target.name() + ")"))
              .toList();
      case "boolean" ->
          List.of(
              new Option("true", words.text("answer.true")),
              new Option("false", words.text("answer.false")));
      default ->
          one.values().stream().map(value -> new Option(value, ForeignText.line(value))).toList();
    };
  }

  private static String hint(RoutePackage.Parameter one, Wording words) {
    StringBuilder hint = new StringBuilder(words.text("routes.type." + one.type()));
    if (one.min() != null) {
      hint.append(' ').append(words.text("routes.type.min", one.min()));
    }
    if (one.max() != null) {
      hint.append(' ').append(words.text("routes.type.max", one.max()));
    }
    if (one.pattern() != null) {
      hint.append(' ').append(words.text("routes.type.pattern", ForeignText.line(one.pattern())));
    }
    if (one.fallback() != null) {
      hint.append(". ").append(words.text("routes.type.default", ForeignText.line(one.fallback())));
    }
    return hint.toString();
  }
}
