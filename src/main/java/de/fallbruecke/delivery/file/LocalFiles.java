package de.fallbruecke.delivery.file;

import de.fallbruecke.delivery.drop.DropFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A drop directory of this machine. */
public final class LocalFiles implements DropFiles {
  private static final int MOST = 1000;

  private final Path base;

  /**
   * @param base the drop directory, without links in its path
   */
  public LocalFiles(Path base) {
    this.base = base;
  }

  @Override
  public Kind kind(String name) throws IOException {
    try {
      BasicFileAttributes found =
          Files.readAttributes(inside(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return found.isRegularFile() ? Kind.FILE : found.isDirectory() ? Kind.DIRECTORY : Kind.OTHER;
    } catch (NoSuchFileException e) {
      return Kind.NOTHING;
    }
  }

  @Override
  public InputStream read(String name) throws IOException {
    return Files.newInputStream(inside(name), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void createDirectory(String name) throws IOException {
    Durable.createDirectory(inside(name));
  }

  @Override
  public void write(String name, InputStream content) throws IOException {
    Durable.write(inside(name), content);
  }

  @Override
  public void sync(String directory) throws IOException {
    Durable.syncDirectory(directory.isEmpty() ? base : inside(directory));
  }

  @Override
  public void move(String from, String to) throws IOException {
    Files.move(inside(from), inside(to), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public List<Entry> hidden(String suffix) throws IOException {
    List<Entry> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(base, ".*" + suffix)) {
      for (Path path : all) {
        try {
          found.add(
              new Entry(
                  path.getFileName().toString(),
                  Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant()));
        } catch (NoSuchFileException alreadyGone) {
          // another process removed it
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  @Override
  public List<String> names(String suffix) throws IOException {
    try (Stream<Path> all = Files.list(base)) {
      return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(suffix) && !name.startsWith("."))
          .limit(MOST)
          .toList();
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Durable.delete(inside(name));
  }

  /** All names are generated; this is the second line (attacks §8). */
  private Path inside(String name) {
    Path path = base.resolve(name).normalize();
    Path parent = path.getParent();
    if (parent == null || !(base.equals(parent) || base.equals(parent.getParent()))) {
      throw new IllegalArgumentException("A generated name left its directory");
    }
    return path;
  }
}
