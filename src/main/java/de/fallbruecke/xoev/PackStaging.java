package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xoev.published.PublishedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;

/**
 * The folder in which a pack is built, beside the folder where it will lie so that moving it there
 * is one step. What is left when it is closed is deleted.
 */
final class PackStaging implements AutoCloseable {
  private final Path root;
  private final Path pack;
  private final Draft draft;

  PackStaging(Path into, Draft draft) {
    this.draft = draft;
    try {
      Files.createDirectories(into);
      // begins with a dot and lies deeper than packs are looked for
      this.root = Files.createTempDirectory(into, ".import-");
      this.pack = Files.createDirectories(root.resolve(draft.name()).resolve(draft.version()));
      for (Map.Entry<String, PublishedFile> file : draft.files().entrySet()) {
        copy(file.getValue(), pack.resolve(file.getKey()));
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** A copy outside of the pack, to look at. */
  Path probe(PublishedFile file) {
    try {
      Path probe = Files.createTempFile(root, "probe", ".xml");
      copy(file, probe);
      return probe;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Takes what was looked at into the pack. */
  void keep(String path, Path probe) {
    try {
      Path target = pack.resolve(path);
      Files.createDirectories(target.resolve("..").normalize());
      Files.move(probe, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Writes the manifest and compiles the pack. */
  InstalledPack complete() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setAllowUnicode(true);
    options.setWidth(500);
    try {
      Path manifest = pack.resolve("pack.yaml");
      Files.writeString(
          manifest,
          "# Written by 'schemas import'. docs/reference/schema-packs.md\n"
              + new org.yaml.snakeyaml.Yaml(options).dump(draft.manifest()));
      return InstalledPack.load(ManifestReader.read(manifest));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Moves the pack to its place; one that is there goes away only when the new one is complete. */
  void publish(Path target) {
    try {
      Files.createDirectories(target.resolve("..").normalize());
      Path old = root.resolve("old");
      if (Files.exists(target)) {
        move(target, old);
      }
      try {
        move(pack, target);
      } catch (IOException e) {
        if (Files.exists(old)) {
          move(old, target);
        }
        throw e;
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(root, new Deletion());
    } catch (IOException e) {
      // a folder that begins with a dot is never read; it may be deleted by hand
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    }
  }

  private static void copy(PublishedFile file, Path to) throws IOException {
    Files.createDirectories(to.resolve("..").normalize());
    try (InputStream in = file.content().open()) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Fault failed(IOException e) {
    return new Fault(
        FaultCode.SCHEMA_IMPORT_REFUSED,
        "Schema pack %s:%s cannot be written (%s). Nothing was installed; check the folder of --into and its disk."
            .formatted(draft.name(), draft.version(), e.getClass().getSimpleName()),
        e);
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path folder, @org.jspecify.annotations.Nullable IOException problem) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
