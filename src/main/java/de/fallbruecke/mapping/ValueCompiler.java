package de.fallbruecke.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands after the name of a case field, to a rule that reads its values. */
final class ValueCompiler {
  private static final List<String> OPTIONS = List.of("before", "after", "with");
  private static final List<String> ORIGINS = List.of("path", "first", "join", "parts", "value");

  /** A rule and what it makes. */
  record Compiled(As as, ValueRule rule, Map<String, String> options) {}

  private final Report report;
  private final PathCompiler paths;
  private final ConversionCompiler conversions;

  ValueCompiler(Report report, PathCompiler paths) {
    this.report = report;
    this.paths = paths;
    this.conversions = new ConversionCompiler(report);
  }

  /**
   * Compiles a path alone or a block.
   *
   * @param slot what the case field takes; null if the mapping decides
   * @return null if it cannot be compiled; the report then says why
   */
  @Nullable Compiled compile(Yaml yaml, String field, @Nullable As slot) {
    return switch (yaml) {
      case Yaml.Text text -> {
        As as = slot == null ? As.TEXT : slot;
        yield rule(as, path(text, field, as, conversions.plain(as), null), Map.of());
      }
      case Yaml.Block block -> {
        Keys keys = new Keys(report, block, field);
        Compiled compiled = compile(keys, field, slot);
        keys.close();
        yield compiled;
      }
      case Yaml.Items items -> {
        report.add(
            items.line(),
            field,
            "a list stands where a path belongs",
            "Write one path, or a block with first: or join: and the list.");
        yield null;
      }
    };
  }

  /** Compiles a block whose keys somebody else shares (a field with its label). */
  @Nullable Compiled compile(Keys keys, String field, @Nullable As slot) {
    As as = as(keys, field, slot);
    Conversion conversion = conversions.compile(as, keys, field);
    List<String> origins = ORIGINS.stream().filter(keys::has).toList();
    if (origins.size() != 1) {
      report.add(
          keys.line(),
          field,
          origins.isEmpty()
              ? "nothing says where the value comes from"
              : "several keys say where the value comes from: " + String.join(", ", origins),
          "Give exactly one of: " + String.join(", ", ORIGINS) + ".");
      origins.forEach(keys::get);
      return null;
    }
    ValueRule rule = origin(origins.getFirst(), keys, field, as, conversion);
    Value fallback = constant(keys, "default", field, as, conversion);
    return rule(as, rule == null ? null : guarded(keys, field, rule, fallback), options(keys));
  }

  private As as(Keys keys, String field, @Nullable As slot) {
    As usual = slot == null ? As.TEXT : slot;
    String written = keys.word("as");
    As as = written == null ? usual : As.named(written).orElse(null);
    if (as == null) {
      report.add(
          keys.lineOf("as"),
          field,
          "conversion '" + written + "' does not exist",
          Suggestion.of(String.valueOf(written), As.names()));
      as = usual;
    } else if (slot != null && !as.fits(slot)) {
      report.add(
          keys.lineOf("as"),
          field,
          "the case field takes " + slot.written() + ", not " + as.written(),
          "Leave out 'as'.");
    }
    Set<String> foreign = new LinkedHashSet<>();
    for (As other : As.values()) {
      foreign.addAll(other.options());
    }
    foreign.removeAll(as.options());
    foreign.removeIf(option -> !keys.has(option));
    for (String option : foreign) {
      keys.get(option);
      report.add(
          keys.lineOf(option),
          field,
          "'" + option + "' does nothing with as: " + as.written(),
          "Remove it or correct 'as'.");
    }
    return as;
  }

  private @Nullable ValueRule origin(
      String origin, Keys keys, String field, As as, Conversion conversion) {
    return switch (origin) {
      case "path" -> {
        Yaml.Text text = keys.text("path");
        yield text == null ? null : path(text, field, as, conversion, keys);
      }
      case "first" -> first(keys, field, as);
      case "join" -> join(keys, field, conversion);
      case "parts" -> parts(keys, field, as);
      default -> {
        Value value = constant(keys, "value", field, as, conversion);
        yield value == null ? null : new Constant(value);
      }
    };
  }

  private @Nullable FromPath path(
      Yaml.Text text, String field, As as, Conversion conversion, @Nullable Keys keys) {
    SourcePath path = paths.nodes(text, field);
    String before = keys == null ? null : keys.word("before");
    String after = keys == null ? null : keys.word("after");
    return path == null
        ? null
        : new FromPath(
            where(text.line(), field), path, before, after, as == As.PRESENT, conversion);
  }

  private @Nullable ValueRule first(Keys keys, String field, As as) {
    List<ValueRule> rules = new ArrayList<>();
    for (Yaml item : keys.items("first")) {
      Compiled compiled = compile(item, field, as);
      if (compiled != null) {
        rules.add(compiled.rule());
      }
    }
    return rules.isEmpty() ? null : new FirstOf(rules);
  }

  private @Nullable ValueRule join(Keys keys, String field, Conversion conversion) {
    List<SourcePath> joined = new ArrayList<>();
    for (Yaml item : keys.items("join")) {
      SourcePath path = item instanceof Yaml.Text text ? paths.nodes(text, field) : null;
      if (path != null) {
        joined.add(path);
      } else if (!(item instanceof Yaml.Text)) {
        report.add(item.line(), field, "join takes a list of paths", "Write one path per line.");
      }
    }
    Yaml.Text with = keys.text("with");
    return new Joined(
        where(keys.lineOf("join"), field), joined, with == null ? " " : with.value(), conversion);
  }

  private @Nullable ValueRule parts(Keys keys, String field, As as) {
    Yaml.Block block = keys.block("parts");
    if (block == null) {
      return null;
    }
    if (as != As.DATE && as != As.PARTIAL_DATE) {
      report.add(block.line(), field, "parts make a date", "Add 'as: partialDate' or 'as: date'.");
    }
    Keys parts = new Keys(report, block, field);
    SourcePath year = part(parts, "year", field);
    SourcePath month = part(parts, "month", field);
    SourcePath day = part(parts, "day", field);
    parts.close();
    if (year == null) {
      report.add(block.line(), field, "parts lack the year", "Add 'year: path'.");
      return null;
    }
    return new FromParts(where(block.line(), field), year, month, day, as == As.DATE);
  }

  private @Nullable SourcePath part(Keys parts, String name, String field) {
    Yaml.Text text = parts.text(name);
    return text == null ? null : paths.nodes(text, field);
  }

  /** A value that the mapping gives must suit the field just like one from the source. */
  private @Nullable Value constant(
      Keys keys, String key, String field, As as, Conversion conversion) {
    String text = keys.word(key);
    if (text == null) {
      return null;
    }
    if (as == As.CODE || as == As.COUNTRY) {
      Yaml.Block labels = keys.block("labels");
      String label = labels == null ? null : new Keys(report, labels, field).word(text);
      return Value.code(text, label, keys.word("list"), keys.word("version"));
    }
    try {
      return conversion.convert(new Raw(List.of(), text), Run.NOWHERE);
    } catch (Misfit misfit) {
      report.add(
          keys.lineOf(key),
          field,
          "'" + text + "' does not fit: " + misfit.getMessage(),
          "Correct '" + key + "'.");
      return null;
    }
  }

  private ValueRule guarded(Keys keys, String field, ValueRule rule, @Nullable Value fallback) {
    Yaml.Text when = keys.text("when");
    Cardinality cardinality = Cardinality.of(keys, report, field);
    if (when == null && fallback == null && cardinality.isAny()) {
      return rule;
    }
    return new Guarded(
        where(keys.line(), field),
        rule,
        when == null ? null : paths.condition(when, field),
        fallback,
        cardinality);
  }

  private static @Nullable Compiled rule(
      As as, @Nullable ValueRule rule, Map<String, String> options) {
    return rule == null ? null : new Compiled(as, rule, options);
  }

  /** What stands beside the paths and changes the value, as written. */
  private static Map<String, String> options(Keys keys) {
    Map<String, String> options = new TreeMap<>();
    Stream.concat(OPTIONS.stream(), Arrays.stream(As.values()).flatMap(as -> as.options().stream()))
        .filter(keys::has)
        .forEach(key -> options.put(key, Objects.requireNonNull(keys.get(key)).written()));
    return options;
  }

  private Where where(int line, String field) {
    return new Where(report.file(), line, field);
  }
}
