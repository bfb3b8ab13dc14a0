package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xoev.RouteUse;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What the route packages of a folder need of standards, read from their files alone: the packs of
 * {@code package.yaml}, and every code list that a mapping names.
 */
final class SchemasRoutes {
  private static final int MAX_ALIASES = 1000;

  private SchemasRoutes() {}

  static List<RouteUse> in(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new Fault(
          FaultCode.PACKAGE_INVALID,
          "The folder '%s' does not exist. Name the folder of the route packages with --routes."
              .formatted(directory));
    }
    try (Stream<Path> folders = Files.list(directory)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("package.yaml")))
          .sorted()
          .map(SchemasRoutes::use)
          .toList();
    } catch (IOException e) {
      throw unreadable(directory);
    }
  }

  private static RouteUse use(Path folder) {
    Object manifest = read(folder.resolve("package.yaml"));
    Set<RouteUse.ListUse> lists = new LinkedHashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .forEach(file -> collect(read(file), lists));
    } catch (IOException e) {
      throw unreadable(folder);
    }
    return new RouteUse(
        text(manifest, "id") + " " + text(manifest, "version"),
        packs(manifest),
        List.copyOf(lists));
  }

  private static List<String> packs(@Nullable Object manifest) {
    List<String> packs = new ArrayList<>();
    if (manifest instanceof Map<?, ?> map && map.get("schemaPacks") instanceof List<?> list) {
      list.forEach(pack -> packs.add(String.valueOf(pack)));
    }
    return packs;
  }

  /** A mapping names a list as {@code list:}, with or without {@code version:}, anywhere. */
  private static void collect(@Nullable Object node, Set<RouteUse.ListUse> lists) {
    if (node instanceof Map<?, ?> map) {
      if (map.get("list") instanceof String uri) {
        Object version = map.get("version");
        lists.add(new RouteUse.ListUse(uri, version == null ? null : version.toString()));
      }
      map.values().forEach(value -> collect(value, lists));
    } else if (node instanceof List<?> list) {
      list.forEach(item -> collect(item, lists));
    }
  }

  private static @Nullable Object read(Path file) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(MAX_ALIASES);
    options.setNestingDepthLimit(50);
    try (Reader reader = Files.newBufferedReader(file)) {
      return new Yaml(new SafeConstructor(options)).load(reader);
    } catch (IOException | YAMLException e) {
      throw unreadable(file);
    }
  }

  private static Fault unreadable(Path path) {
    return new Fault(
        FaultCode.PACKAGE_INVALID,
        "'%s' cannot be read. Check it with: routes validate".formatted(path));
  }

  private static String text(@Nullable Object manifest, String key) {
    Object value = manifest instanceof Map<?, ?> map ? map.get(key) : null;
    return value == null ? "?" : value.toString();
  }
}
