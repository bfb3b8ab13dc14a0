package de.fallbruecke.route.archive;

import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.PackageCheck;
import de.fallbruecke.route.folder.PackageFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A small package, changed by a test as it needs it. */
final class APackage {
  static final String ID = "hundesteuer";

  private final TreeMap<String, byte[]> files = new TreeMap<>();

  private APackage(String version) {
    file(
        "package.yaml",
        """
        id: hundesteuer
        version: %s
        title: Hundesteuer
        licence: EUPL-1.2
        maintainer: Kreis Nord
        services:
          - urn:de:fim:leika:leistung:99000000000001
        schemaPacks:
          - hund:1.0
        parameters:
          destination:
            type: destination
            description: Zustellpunkt
          target:
            type: target
            description: Fachverfahren
        """
            .formatted(version));
    file(
        "route.camel.yaml",
        """
        - route:
            id: hundesteuer
            from:
              uri: fitconnect:{{destination}}
              steps:
                - to: xoev:validate
                - to: case:map
                - to: target:{{target}}
        """);
    file("mapping.yaml", "version: 1\n");
    file("fixtures/ein-hund/input.xml", "<hund/>");
  }

  static APackage version(String version) {
    return new APackage(version);
  }

  APackage file(String path, String content) {
    files.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  APackage without(String path) {
    files.remove(path);
    return this;
  }

  APackage replacing(String path, String text, String by) {
    return file(path, new String(files.get(path), StandardCharsets.UTF_8).replace(text, by));
  }

  CheckedPackage checked() {
    return PackageCheck.of(new PackageFiles(ID, files));
  }

  Map<String, byte[]> files() {
    return new TreeMap<>(files);
  }

  Path in(Path directory) throws IOException {
    Path folder = directory.resolve(ID);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return folder;
  }
}
