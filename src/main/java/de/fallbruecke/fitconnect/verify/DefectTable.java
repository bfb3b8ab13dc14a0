package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What becomes of each kind of defect and how it is told to the sender; read from a data file. */
public final class DefectTable {
  private static final String RESOURCE = "/fitconnect/defects.yaml";

  private final Map<DefectKind, Rule> rules;

  private DefectTable(Map<DefectKind, Rule> rules) {
    this.rules = rules;
  }

  /**
   * One line of the table.
   *
   * @param problem the full problem URI
   * @param instance what the problem names; {@code part} stands for the part it was found in
   * @param rejectable only the sender can have caused it
   * @param confirmed a person has compared URI, title and instance with the official catalogue
   * @param code for the person who looks at it
   */
  public record Rule(
      String problem,
      String title,
      String instance,
      boolean rejectable,
      boolean confirmed,
      FaultCode code) {}

  /** The table of this program; it has a line for every kind and no other. */
  public static DefectTable load() {
    try (InputStream in = DefectTable.class.getResourceAsStream(RESOURCE)) {
      return parse(Objects.requireNonNull(in, RESOURCE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line for the kind. */
  public Rule rule(DefectKind kind) {
    return Objects.requireNonNull(rules.get(kind));
  }

  /** The keys of the kinds that concern no single part: a person can name them. */
  public List<String> nameable() {
    return rules.entrySet().stream()
        .filter(line -> !line.getValue().instance().equals("part"))
        .map(line -> line.getKey().key())
        .toList();
  }

  /** The kind of the key, if a person can name it. */
  public Optional<DefectKind> nameable(String key) {
    return rules.keySet().stream()
        .filter(kind -> kind.key().equals(key) && nameable().contains(key))
        .findFirst();
  }

  /** The defect as the sender would be told. */
  public Problem problem(Defect defect) {
    Rule rule = rule(defect.kind());
    String instance = rule.instance().equals("part") ? defect.part() : rule.instance();
    return new Problem(rule.problem(), rule.title(), defect.detail(), instance);
  }

  /** Whether the sender alone can have caused all of them; an empty collection is no reason. */
  public boolean allRejectable(Collection<Defect> defects) {
    return !defects.isEmpty() && defects.stream().allMatch(d -> rule(d.kind()).rejectable());
  }

  /** The code of the defect that a person has to look at first. */
  public FaultCode code(List<Defect> defects) {
    return defects.stream()
        .map(d -> rule(d.kind()))
        .filter(rule -> !rule.rejectable())
        .findFirst()
        .orElseGet(() -> rule(defects.getFirst().kind()))
        .code();
  }

  private static DefectTable parse(InputStream in) {
    Map<String, Object> root = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
    String prefix = text(root, "prefix");
    Map<String, Object> lines = map(root.get("defects"));
    Map<String, FaultCode> codes =
        Arrays.stream(FaultCode.values())
            .collect(Collectors.toMap(FaultCode::code, Function.identity()));
    Map<DefectKind, Rule> rules = new EnumMap<>(DefectKind.class);
    for (DefectKind kind : DefectKind.values()) {
      Map<String, Object> line = map(lines.remove(kind.key()));
      String code = text(line, "code");
      rules.put(
          kind,
          new Rule(
              prefix + text(line, "problem"),
              text(line, "title"),
              text(line, "instance"),
              rejects(text(line, "decision")),
              Boolean.parseBoolean(text(line, "confirmed")),
              Objects.requireNonNull(codes.get(code), code)));
    }
    if (!lines.isEmpty()) {
      throw new IllegalStateException(RESOURCE + " has unknown kinds: " + lines.keySet());
    }
    return new DefectTable(rules);
  }

  private static boolean rejects(String decision) {
    return switch (decision) {
      case "reject" -> true;
      case "hold" -> false;
      default -> throw new IllegalStateException(RESOURCE + ": decision " + decision);
    };
  }

  @SuppressWarnings("unchecked") // YAML keys of this file are strings
  private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalStateException(RESOURCE + ": a mapping is missing");
  }

  private static String text(Map<String, Object> line, String key) {
    return Objects.requireNonNull(line.get(key), () -> RESOURCE + ": " + key).toString();
  }
}
