package de.fallbruecke.route.folder;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.route.folder.Manifest.Parameter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a package from its folder. All files are read once; what is hashed is what is checked.
 * Links are refused: they would make the package depend on what lies outside of it.
 */
public final class PackageFolder {
  static final String ROUTE = "route.camel.yaml";
  private static final long MAX_FILE = 16L * 1024 * 1024;
  private static final long MAX_TOTAL = 64L * 1024 * 1024;
  private static final int MAX_FILES = 2000;

  private final Path directory;
  private final String folder;
  private final Findings findings = new Findings();

  public PackageFolder(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
    this.folder = String.valueOf(this.directory.getFileName());
  }

  /**
   * Reads and checks.
   *
   * @throws Fault PACKAGE_INVALID or PACKAGE_FORBIDDEN with every finding
   */
  public CheckedPackage read() {
    SortedMap<String, byte[]> files = files();
    findings.refuseIfAny(folder);
    Optional<Manifest> manifest =
        bytes(files, ManifestReader.FILE)
            .flatMap(bytes -> new ManifestReader(folder, findings).read(bytes));
    Optional<Node> route =
        bytes(files, ROUTE)
            .flatMap(bytes -> new YamlFile(folder + "/" + ROUTE, findings).read(bytes));
    Map<String, ParameterType> types =
        manifest.map(Manifest::parameters).orElse(Map.of()).values().stream()
            .collect(Collectors.toMap(Parameter::name, Parameter::type));
    Set<String> mappings =
        route
            .map(
                node ->
                    new RouteCheck(new Tree(folder + "/" + ROUTE, findings), types, false)
                        .check(node))
            .orElse(Set.of());
    for (String mapping : mappings) {
      if (!files.containsKey(mapping)) {
        findings.invalid(
            folder + "/" + ROUTE,
            0,
            "names a mapping that is not in the package.",
            "Add the file or correct the option 'mapping'.");
      }
    }
    findings.refuseIfAny(folder);
    return new CheckedPackage(
        manifest.orElseThrow(), hash(files), directory, route.orElseThrow(), mappings);
  }

  private Optional<byte[]> bytes(Map<String, byte[]> files, String name) {
    byte @Nullable [] bytes = files.get(name);
    if (bytes == null) {
      findings.invalid(folder, 0, "lacks '%s'.".formatted(name), "Add the file.");
    }
    return Optional.ofNullable(bytes);
  }

  private SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    long total = 0;
    try (Stream<Path> walk = Files.walk(directory)) {
      List<Path> paths = walk.limit(MAX_FILES + 1L).toList();
      if (paths.size() > MAX_FILES) {
        findings.invalid(folder, 0, "has more than 2000 files.", "Make it smaller.");
        return files;
      }
      for (Path path : paths) {
        String name = directory.relativize(path).toString().replace('\\', '/');
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          continue;
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          findings.forbidden(
              folder + "/" + name,
              0,
              "is a link or no regular file.",
              "Put the file itself there.");
          continue;
        }
        total += Files.size(path);
        if (Files.size(path) > MAX_FILE || total > MAX_TOTAL) {
          findings.invalid(
              folder + "/" + name,
              0,
              "makes the package too large.",
              "16 MiB per file, 64 in all.");
          return files;
        }
        files.put(name, Files.readAllBytes(path));
      }
    } catch (IOException e) {
      throw new Fault(
          FaultCode.PACKAGE_INVALID,
          "Route package '%s' cannot be read (%s). Check that it exists and may be read."
              .formatted(folder, e.getClass().getSimpleName()),
          e);
    }
    return files;
  }

  /** Over path and content of every file in the order of the paths, each with its length. */
  private static String hash(SortedMap<String, byte[]> files) {
    MessageDigest digest = Sha512.digest();
    files.forEach(
        (name, content) -> {
          for (byte[] part : List.of(name.getBytes(StandardCharsets.UTF_8), content)) {
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(part.length).flip());
            digest.update(part);
          }
        });
    return HexFormat.of().formatHex(digest.digest());
  }
}
