package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * One mapping of a YAML file whose scalars all stay text: {@code version: 1.10} is not the number
 * 1.1. Every complaint names file and key.
 */
final class Yaml {
  private final Path file;
  private final Map<?, ?> map;

  private Yaml(Path file, Map<?, ?> map) {
    this.file = file;
    this.map = map;
  }

  static Yaml read(Path file, Set<String> knownKeys) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(20);
    options.setCodePointLimit(1_000_000);
    org.yaml.snakeyaml.Yaml parser =
        new org.yaml.snakeyaml.Yaml(
            new SafeConstructor(options),
            new Representer(new DumperOptions()),
            new DumperOptions(),
            options,
            new TextOnly());
    try (Reader reader = Files.newBufferedReader(file)) {
      if (!(parser.load(reader) instanceof Map<?, ?> map)) {
        throw invalid(file, "it is no mapping of keys to values");
      }
      Yaml yaml = new Yaml(file, map);
      yaml.refuseUnknown(knownKeys);
      return yaml;
    } catch (IOException | YAMLException e) {
      throw invalid(file, "it cannot be read: " + e.getMessage());
    }
  }

  String text(String key) {
    String value = optionalText(key);
    if (value == null || value.isBlank()) {
      throw invalid(file, "key '" + key + "' is missing");
    }
    return value;
  }

  @Nullable String optionalText(String key) {
    Object value = map.get(key);
    if (value instanceof Map || value instanceof List) {
      throw invalid(file, "key '" + key + "' must be a text");
    }
    return value == null ? null : value.toString();
  }

  boolean flag(String key) {
    return switch (text(key)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(file, "key '" + key + "' must be true or false");
    };
  }

  /** A list of texts; a single text counts as a list of one, a missing key as none. */
  List<String> texts(String key) {
    return texts(key, map.get(key));
  }

  Map<String, List<String>> textsByName(String key) {
    Map<String, List<String>> result = new LinkedHashMap<>();
    mapping(key).forEach((name, value) -> result.put(name.toString(), texts(key, value)));
    return result;
  }

  Map<String, Yaml> mappings(String key, Set<String> knownKeys) {
    Map<String, Yaml> result = new LinkedHashMap<>();
    mapping(key)
        .forEach(
            (name, value) -> {
              if (!(value instanceof Map<?, ?> inner)) {
                throw invalid(file, "key '" + key + "." + name + "' must be a mapping");
              }
              Yaml yaml = new Yaml(file, inner);
              yaml.refuseUnknown(knownKeys);
              result.put(name.toString(), yaml);
            });
    return result;
  }

  private Map<?, ?> mapping(String key) {
    Object value = map.get(key);
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> inner) {
      return inner;
    }
    throw invalid(file, "key '" + key + "' must be a mapping");
  }

  private List<String> texts(String key, @Nullable Object value) {
    List<String> result = new ArrayList<>();
    for (Object item :
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
      if (item == null || item instanceof Map || item instanceof List) {
        throw invalid(file, "key '" + key + "' must be a list of texts");
      }
      result.add(item.toString());
    }
    return result;
  }

  private void refuseUnknown(Set<String> knownKeys) {
    for (Object key : map.keySet()) {
      if (!knownKeys.contains(String.valueOf(key))) {
        throw invalid(file, "key '" + key + "' is unknown; known are " + new TreeSet<>(knownKeys));
      }
    }
  }

  static Fault invalid(Path file, String what) {
    Path folder = file.toAbsolutePath().normalize();
    int names = folder.getNameCount();
    return new Fault(
        FaultCode.SCHEMA_PACK_INVALID,
        "Schema pack file '%s' is invalid: %s. Correct it and start again."
            .formatted(folder.subpath(Math.max(0, names - 3), names), what));
  }

  private static final class TextOnly extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      // none: every scalar is a text
    }
  }
}
