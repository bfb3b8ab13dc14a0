package de.fallbruecke.console;

import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.ActivationOrder;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.Candidate;
import de.fallbruecke.route.FixtureResult;
import de.fallbruecke.route.Publishers;
import de.fallbruecke.route.Takeovers;
import de.fallbruecke.route.Workbench;
import de.fallbruecke.route.archive.PackageExport;
import de.fallbruecke.route.archive.PublisherKey;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real package that runs here, and a neighbour who has developed it further. */
final class Neighbour {
  static final String INSTANCE = "sozialhilfe-nord";
  static final String SERVICE = "urn:de:fim:leika:leistung:99000000000001";
  static final Path PACKAGE = Path.of("routes", "sozialhilfe");

  final PublisherKey key = PublisherKey.generate("Landkreis Nachbar", null);
  private final ApplicationContext context;
  private final Path directory;

  Neighbour(ApplicationContext context, Path directory) {
    this.context = context;
    this.directory = directory;
  }

  /** Version 1.0.0 runs for the tenant. */
  Activation running(String instance, String destination, String service) {
    return context
        .getBean(Activations.class)
        .activate(
            new ActivationOrder(
                instance,
                "musterkreis",
                PACKAGE.toAbsolutePath(),
                Map.of("destination", destination, "target", Stock.TARGET, "service", service),
                "admin",
                "Erste Fassung",
                null));
  }

  /** The neighbour's version 1.0.0, taken over before, runs for the tenant. */
  void takenOver(String instance, String destination) throws IOException {
    Takeovers takeovers = context.getBean(Takeovers.class);
    Path archive =
        PackageExport.write(
            new PackageExport(context.getBean(Mappings.class))
                .sign(PACKAGE, key, Instant.parse("2026-10-01T08:00:00Z")),
            directory);
    String hash =
        takeovers.take(
            takeovers.begin("musterkreis", Files.readAllBytes(archive), "mail", "admin"),
            Set.of(),
            "admin");
    context
        .getBean(Activations.class)
        .activate(
            new ActivationOrder(
                instance,
                "musterkreis",
                new Candidate.Kept(hash),
                Map.of("destination", destination, "target", Stock.TARGET, "service", SERVICE),
                "admin",
                "Erste Fassung",
                null,
                0L));
  }

  void trusted() {
    context
        .getBean(Publishers.class)
        .add(
            "musterkreis",
            key.publisher().jwk().getBytes(StandardCharsets.UTF_8),
            key.publisher().thumbprint(),
            "admin");
  }

  /** Another version, in which one label and the description differ. */
  Path archive(String version, String description) throws IOException {
    Path folder = directory.resolve(version).resolve("sozialhilfe");
    copy(PACKAGE, folder);
    edit(
        folder.resolve("package.yaml"), "version: 1.0.0\ntitle", "version: " + version + "\ntitle");
    edit(
        folder.resolve("package.yaml"),
        "changeLog:\n",
        "changeLog:\n  - version: %s\n    date: 2026-11-22\n    text: Andere Bezeichnung\n"
            .formatted(version));
    edit(
        folder.resolve("package.yaml"),
        "  Beispielpaket. Das Schema ist synthetisch",
        "  " + description + " Das Schema ist synthetisch");
    edit(folder.resolve("mapping.yaml"), "Kennung in der Nachricht", "Kennzeichen der Nachricht");
    for (FixtureResult result : context.getBean(Workbench.class).test(folder)) {
      Files.writeString(
          folder.resolve("fixtures").resolve(result.name()).resolve("expected-case.xml"),
          result.actualDraft());
    }
    return PackageExport.write(
        new PackageExport(context.getBean(Mappings.class))
            .sign(folder, key, Instant.parse("2026-11-22T08:00:00Z")),
        directory);
  }

  /** A stored submission with the message of an example of the package. */
  UUID stored(Stock stock) throws IOException {
    UUID id = stock.received(new Stock.Sample("soziales", SERVICE, "Sozialhilfe", false, ""));
    byte[] data = example();
    Envelope envelope =
        new Envelope(
            null,
            new Envelope.Service(SERVICE, "Sozialhilfe"),
            null,
            new Envelope.Data(
                "application/xml",
                "urn:fallbruecke:synthetisch:xsozial:1.0",
                data.length,
                Sha512.hex(data)),
            List.of(),
            null,
            List.of(),
            null,
            null,
            null,
            null,
            false);
    TransactionTemplate transaction =
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    try (Staging staging = context.getBean(Vault.class).stage(id)) {
      write(staging, Envelope.PART, Json.mapper().writeValueAsBytes(envelope));
      write(staging, Envelope.DATA_PART, data);
      transaction.executeWithoutResult(status -> staging.commit());
    }
    return id;
  }

  static byte[] example() throws IOException {
    return Files.readAllBytes(PACKAGE.resolve("fixtures/teilbekanntes-datum/input.xml"));
  }

  private static void write(Staging staging, String part, byte[] bytes) throws IOException {
    try (OutputStream out = staging.write(part, "application/xml")) {
      out.write(bytes);
    }
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(from)) {
      throw new IllegalStateException(file + " lacks " + from);
    }
    Files.writeString(file, text.replace(from, to));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      all.forEach(
          path -> {
            try {
              Path target = to.resolve(from.relativize(path).toString());
              if (Files.isDirectory(path)) {
                Files.createDirectories(target);
              } else {
                Files.copy(path, target);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
