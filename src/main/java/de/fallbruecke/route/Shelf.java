package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.PackageFiles;
import de.fallbruecke.route.folder.PackageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory of packages: what could be activated. What lies there runs only after its
 * activation, so a broken package on the shelf harms nobody.
 */
final class Shelf {
  private final Path directory;
  private final PackageCompiler compiler;

  /** Compiling takes long and reading does not; what was compiled stays while its files do. */
  private final Map<String, ReadyPackage> compiled = new ConcurrentHashMap<>();

  Shelf(Path directory, PackageCompiler compiler) {
    this.directory = directory;
    this.compiler = compiler;
  }

  /** The names of all packages. */
  List<String> names() {
    return folders().stream().map(folder -> String.valueOf(folder.getFileName())).toList();
  }

  /**
   * One package as it lies there now.
   *
   * @throws Fault as {@link PackageCompiler#compile}
   */
  Optional<ReadyPackage> find(String name) {
    return folders().stream()
        .filter(folder -> name.equals(String.valueOf(folder.getFileName())))
        .findFirst()
        .map(folder -> compiled(name, new PackageFolder(folder).files()));
  }

  private ReadyPackage compiled(String name, PackageFiles files) {
    String hash = files.hash();
    @Nullable ReadyPackage known = compiled.get(name);
    if (known != null && known.hash().equals(hash)) {
      return known;
    }
    ReadyPackage ready = compiler.compile(files);
    compiled.put(name, ready);
    return ready;
  }

  /** Everything on the shelf by its name: ready, or with what is wrong with it. */
  SortedMap<String, Item> all() {
    SortedMap<String, Item> items = new TreeMap<>();
    for (String name : names()) {
      items.put(name, item(name));
    }
    return items;
  }

  private Item item(String name) {
    try {
      return find(name).<Item>map(Item.Ready::new).orElseGet(() -> new Item.Broken(gone(name)));
    } catch (Fault fault) {
      return new Item.Broken(fault);
    }
  }

  private static Fault gone(String name) {
    return new Fault(
        FaultCode.PACKAGE_INVALID, "Route package '%s' was removed just now.".formatted(name));
  }

  /** A package on the shelf. */
  sealed interface Item {
    /** It can be activated. */
    record Ready(ReadyPackage ready) implements Item {}

    /** It cannot. */
    record Broken(Fault problem) implements Item {}
  }

  private List<Path> folders() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(directory)) {
      return list.filter(Files::isDirectory)
          .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Fault(
          FaultCode.PACKAGE_INVALID,
          "The directory of %s.directory cannot be read (%s). Check that it may be read."
              .formatted(RoutesProperties.PREFIX, e.getClass().getSimpleName()),
          e);
    }
  }
}
