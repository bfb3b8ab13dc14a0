package de.fallbruecke.route.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a small valid package; a test replaces what it is about. */
public final class PackageText {
  private final String id;
  private String manifest;
  private String route;

  public PackageText(String id) {
    this.id = id;
    manifest =
        """
        id: %s
        version: 1.2.0
        title: Probe
        licence: EUPL-1.2
        maintainer: Fallbrücke (Beispiel)
        parameters:
          destination: {type: destination, description: Zustellpunkt}
          target: {type: target, description: Fachverfahren}
        """
            .formatted(id);
    route =
        """
        - route:
            id: %s
            from:
              uri: fitconnect:{{destination}}
              steps:
                - to: xoev:validate
                - to: case:map
                - to: target:{{target}}
        """
            .formatted(id);
  }

  public PackageText manifest(String text) {
    manifest = text;
    return this;
  }

  public PackageText manifestLine(String line) {
    manifest += line + "\n";
    return this;
  }

  public PackageText parameter(String line) {
    manifest += "  " + line + "\n";
    return this;
  }

  public PackageText route(String text) {
    route = text;
    return this;
  }

  /** One more step in front of the others, on line 6 of the file. */
  public PackageText step(String yaml) {
    return route(
        route.replace(
            "        - to: xoev:validate\n", yaml.indent(8) + "        - to: xoev:validate\n"));
  }

  public Path in(Path directory) {
    try {
      Path folder = Files.createDirectories(directory.resolve(id));
      Files.writeString(folder.resolve("package.yaml"), manifest);
      Files.writeString(folder.resolve("route.camel.yaml"), route);
      Files.writeString(folder.resolve("mapping.yaml"), "{}\n");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
