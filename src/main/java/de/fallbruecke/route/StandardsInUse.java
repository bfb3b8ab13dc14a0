package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xoev.RouteUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
public final class StandardsInUse {
  private static final int MAX_ALIASES = 1000;

  private StandardsInUse() {}

  /**
   * Of the packages of a folder.
   *
   * @throws Fault PACKAGE_INVALID if something cannot be read
   */
  public static List<RouteUse> in(Path directory) {
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
          .map(StandardsInUse::use)
          .toList();
    } catch (IOException e) {
      throw unreadable(directory.toString());
    }
  }

  private static RouteUse use(Path folder) {
    Map<String, byte[]> content = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        content.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw unreadable(folder.toString());
    }
    return use("", content);
  }

  /**
   * Of what is active, each instance by its name.
   *
   * @param instances those to look at
   * @throws Fault PACKAGE_INVALID if something cannot be read
   */
  public static List<RouteUse> active(ActivePackages packages, Collection<Activation> instances) {
    return instances.stream()
        .filter(Activation::runs)
        .map(active -> use(active.instance() + ": ", packages.files(active.instance())))
        .toList();
  }

  private static RouteUse use(String prefix, Map<String, byte[]> files) {
    Object manifest = read("package.yaml", files.getOrDefault("package.yaml", new byte[0]));
    Set<RouteUse.ListUse> lists = new LinkedHashSet<>();
    files.forEach(
        (name, bytes) -> {
          if (name.endsWith(".yaml") && name.indexOf('/') < 0) {
            collect(read(name, bytes), lists);
          }
        });
    return new RouteUse(
        prefix + text(manifest, "id") + " " + text(manifest, "version"),
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

  private static @Nullable Object read(String name, byte[] bytes) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(MAX_ALIASES);
    options.setNestingDepthLimit(50);
    try {
      return new Yaml(new SafeConstructor(options)).load(new String(bytes, StandardCharsets.UTF_8));
    } catch (YAMLException e) {
      throw unreadable(name);
    }
  }

  private static Fault unreadable(String path) {
    return new Fault(
        FaultCode.PACKAGE_INVALID,
        "'%s' cannot be read. Check it with: routes validate".formatted(path));
  }

  private static String text(@Nullable Object manifest, String key) {
    Object value = manifest instanceof Map<?, ?> map ? map.get(key) : null;
    return value == null ? "?" : value.toString();
  }
}
