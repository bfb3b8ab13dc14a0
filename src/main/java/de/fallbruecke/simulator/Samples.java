package de.fallbruecke.simulator;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fixtures of the route packages under a folder: {@code <package>/fixtures/<name>/input.*}. */
public final class Samples {
  private final List<Sample> samples = new ArrayList<>();

  private Samples() {}

  /** Reads the folder; packages and fixtures in the order of their names. */
  public static Samples under(Path routes) {
    Samples found = new Samples();
    for (Path routePackage : folders(routes)) {
      for (Path fixture : folders(routePackage.resolve("fixtures"))) {
        Sample sample = sample(routePackage, fixture);
        if (sample != null) {
          found.samples.add(sample);
        }
      }
    }
    return found;
  }

  private static @Nullable Sample sample(Path routePackage, Path fixture) {
    Path metadata = fixture.resolve("metadata.json");
    for (String input : List.of("input.xml", "input.json")) {
      if (Files.exists(fixture.resolve(input))) {
        String name = String.valueOf(routePackage.getFileName());
        return new Sample(
            name + "/" + fixture.getFileName(),
            name,
            fixture.resolve(input),
            Files.exists(metadata) ? metadata : null,
            files(fixture.resolve("attachments")));
      }
    }
    return null;
  }

  /** All samples. */
  public List<Sample> all() {
    return List.copyOf(samples);
  }

  /**
   * The samples of a package, or the one sample {@code package/fixture}.
   *
   * @throws Fault FB-SIM-004 if there is none
   */
  public List<Sample> named(String name) {
    List<Sample> found =
        samples.stream()
            .filter(sample -> sample.name().equals(name) || sample.routePackage().equals(name))
            .toList();
    if (found.isEmpty()) {
      throw new Fault(
          FaultCode.SAMPLE_INVALID,
          "There is no sample " + name + ". Nothing was sent. Known: " + names());
    }
    return found;
  }

  private List<String> names() {
    return samples.stream().map(Sample::name).toList();
  }

  private static List<Path> folders(Path parent) {
    return list(parent).stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> files(Path parent) {
    return list(parent).stream().filter(Files::isRegularFile).toList();
  }

  private static List<Path> list(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
