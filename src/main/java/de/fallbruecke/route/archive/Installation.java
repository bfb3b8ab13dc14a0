package de.fallbruecke.route.archive;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.PackageFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a checked package into the directory of packages: written beside it, forced to the disk, put
 * in place by renaming. The package that was there is moved to {@code .previous}. One process at a
 * time.
 */
final class Installation implements Place {
  static final String PREVIOUS = ".previous";
  private static final String STAGING = ".importing-";

  private final Path into;

  Installation(Path into) {
    this.into = into;
  }

  @Override
  public Optional<CheckedPackage> present(String id) {
    Path folder = into.resolve(id);
    return Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(new PackageFolder(folder).read())
        : Optional.empty();
  }

  @Override
  public List<Origin> origins(String id) {
    return new Origins(into).of(id);
  }

  @Override
  public void put(ImportPlan plan, Origin origin) {
    Path archives = into.resolve(Origins.FOLDER);
    try {
      Files.createDirectories(archives);
      try (FileChannel file =
              FileChannel.open(
                  archives.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          @Nullable FileLock lock = lock(file)) {
        Optional<CheckedPackage> old = present(origin.id());
        if (lock == null || !old.map(CheckedPackage::hash).equals(plan.presentHash())) {
          throw new Fault(
              FaultCode.PACKAGE_NOT_WRITTEN,
              "Somebody else changed '%s' meanwhile or is about to. Nothing was imported. Run the command again and look at the difference once more."
                  .formatted(origin.id()));
        }
        new Origins(into).keep(plan.archive(), origin);
        if (plan.kind() != ImportPlan.Kind.SAME) {
          exchange(plan, old);
        }
      }
    } catch (IOException e) {
      throw new Fault(
          FaultCode.PACKAGE_NOT_WRITTEN,
          "Package '%s' could not be written to %s (%s). What was there before still is. Check space and rights and run the command again."
              .formatted(origin.id(), into, e.getClass().getSimpleName()),
          e);
    }
  }

  private void exchange(ImportPlan plan, Optional<CheckedPackage> old) throws IOException {
    for (Path left : leftovers()) {
      DurableFiles.delete(left);
    }
    String id = plan.archive().manifest().id();
    Path staging = into.resolve(STAGING + id);
    Path place = into.resolve(id);
    DurableFiles.folder(staging, plan.archive().checked().files().content());
    if (old.isEmpty()) {
      DurableFiles.move(staging, place);
      return;
    }
    Path previous = into.resolve(PREVIOUS).resolve(name(old.get()));
    Files.createDirectories(previous.getParent());
    DurableFiles.delete(previous); // the same content, kept when it was replaced before
    DurableFiles.move(place, previous);
    try {
      DurableFiles.move(staging, place);
    } catch (IOException e) {
      DurableFiles.move(previous, place);
      throw e;
    }
  }

  /** What a process left that died while it wrote. */
  private List<Path> leftovers() throws IOException {
    try (Stream<Path> all = Files.list(into)) {
      return all.filter(path -> String.valueOf(path.getFileName()).startsWith(STAGING)).toList();
    }
  }

  private static String name(CheckedPackage old) {
    return "%s-%s-%s"
        .formatted(old.manifest().id(), old.manifest().version(), old.hash().substring(0, 8));
  }

  private static @Nullable FileLock lock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
