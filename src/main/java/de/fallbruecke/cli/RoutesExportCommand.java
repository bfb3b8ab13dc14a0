package de.fallbruecke.cli;

import de.fallbruecke.route.archive.PackageExport;
import de.fallbruecke.route.archive.PublisherKey;
import de.fallbruecke.route.archive.SignedArchive;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code routes export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Checks packages and writes each as one signed archive for others.",
      "With --instance the active version of an instance, as its installation signs it."
    })
final class RoutesExportCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(arity = "0..*", paramLabel = "FOLDER", description = "Folders of packages.")
  private List<Path> folders = List.of();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "With folders: your private key, made with routes key new.")
  private @Nullable Path key;

  @Option(
      names = "--instance",
      paramLabel = "NAME",
      description = "Instance of an installation instead of folders.")
  private @Nullable String instance;

  @Option(
      names = "--out",
      defaultValue = ".",
      paramLabel = "DIR",
      description = "Where the archives go (default: here).")
  private Path out = Path.of(".");

  @Option(
      names = "--created",
      paramLabel = "TIME",
      description = "Time named in the archives, as 2026-11-22T10:00:00Z (default: now).")
  private @Nullable Instant created;

  @Mixin private Answers answers = new Answers();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    check();
    return instance == null ? folders() : instance(instance);
  }

  private void check() {
    if (folders.isEmpty() == (instance == null)) {
      throw wrong("Name folders of packages, or an instance with --instance.");
    }
    if (instance == null && server.given()) {
      throw wrong(
          "Folders are exported on the machine where they lie. With --server name an instance of the gateway with --instance.");
    }
    if (instance == null && key == null) {
      throw wrong("Name your private key with --key.");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private int instance(String name) {
    try (RoutesDesk desk = RoutesDesk.open(configuration, server)) {
      SignedArchive archive = PackageExport.received(desk.export(name).bytes());
      Path file = PackageExport.write(archive, out);
      answers.give(
          List.of(
              "%s: %s %s, %d files, signed with %s"
                  .formatted(
                      file,
                      archive.manifest().id(),
                      archive.manifest().version(),
                      archive.manifest().files().size(),
                      archive.kid())),
          List.of(json(archive, file)));
      return 0;
    }
  }

  private static Map<String, Object> json(SignedArchive archive, Path file) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("file", file.toString());
    one.put("id", archive.manifest().id());
    one.put("version", archive.manifest().version());
    one.put("contentHash", archive.manifest().contentHash());
    one.put("sha512", archive.sha512());
    one.put("length", archive.bytes().length);
    one.put("thumbprint", archive.kid());
    return one;
  }

  private int folders() {
    PublisherKey publisher = PublisherKey.read(Objects.requireNonNull(key));
    PackageExport export = new PackageExport(CommandMappings.compiler());
    Instant time = created == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : created;
    List<SignedArchive> archives =
        folders.stream().map(folder -> export.sign(folder, publisher, time)).toList();
    List<String> lines = new ArrayList<>();
    List<Map<String, Object>> json = new ArrayList<>();
    for (SignedArchive archive : archives) {
      Path file = PackageExport.write(archive, out);
      lines.add(
          "%s: %s %s, %d files, signed as '%s'"
              .formatted(
                  file,
                  archive.manifest().id(),
                  archive.manifest().version(),
                  archive.manifest().files().size(),
                  publisher.publisher().name()));
      json.add(json(archive, file));
    }
    answers.give(lines, json);
    return 0;
  }
}
