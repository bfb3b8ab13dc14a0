package de.fallbruecke.cli;

import de.fallbruecke.admin.view.StandardImport;
import de.fallbruecke.platform.Json;
import de.fallbruecke.xoev.ImportRequest;
import de.fallbruecke.xoev.PackImport;
import de.fallbruecke.xoev.Validity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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

/** {@code schemas import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Makes a schema pack of a standard as it is published. Nothing is downloaded.")
final class SchemasImportCommand implements Callable<Integer> {
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "STANDARD", description = "Folder or zip archive of the standard.")
  private @Nullable Path standard;

  @Option(
      names = "--also",
      paramLabel = "DIR",
      description = "Further folder or archive where what it imports may be found; repeatable.")
  private List<Path> also = new ArrayList<>();

  @Option(names = "--name", description = "Name of the pack (default: as the standard says).")
  private @Nullable String name;

  @Option(names = "--version", paramLabel = "V", description = "Its version (default: the same).")
  private @Nullable String version;

  @Option(
      names = "--schema-uri",
      paramLabel = "URI",
      description = "Schema URI under which senders announce it; repeatable.")
  private List<String> schemaUris = new ArrayList<>();

  @Option(names = "--valid-from", paramLabel = "DATE", description = "First day in force.")
  private @Nullable LocalDate validFrom;

  @Option(names = "--valid-to", paramLabel = "DATE", description = "Last day in force.")
  private @Nullable LocalDate validTo;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "Folder of the packs (default schemas/packs).")
  private @Nullable Path into;

  @Option(names = "--replace", description = "Replace an installed pack of this version.")
  private boolean replace;

  @Option(names = "--json", description = "One JSON object instead of lines.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    QuietLog.nothing();
    StandardImport report = server.given() ? handed() : here();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(SchemasText.json(report)));
    } else {
      SchemasText.lines(report.pack()).forEach(out::println);
      report.notes().forEach(note -> out.println("note: " + note));
      report.problems().forEach(problem -> out.println("problem: " + problem));
      report.missing().forEach(missing -> out.println("missing: " + missing));
      out.println(conclusion(report));
    }
    out.flush();
    return report.good() ? 0 : 1;
  }

  private StandardImport here() {
    return StandardImport.of(
        PackImport.run(
            new ImportRequest(
                Objects.requireNonNull(standard),
                also,
                name,
                version,
                schemaUris,
                new Validity(validFrom, validTo),
                folder(),
                replace)),
        SchemasText.today());
  }

  private Path folder() {
    return into == null ? Path.of("schemas/packs") : into;
  }

  private StandardImport handed() {
    Path archive = Objects.requireNonNull(standard);
    if (!also.isEmpty() || into != null || !Files.isRegularFile(archive)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "With --server name the zip archive of the standard; folders, --also and --into are for this machine.");
    }
    Map<String, Object> query = new LinkedHashMap<>();
    put(query, "name", name);
    put(query, "version", version);
    put(query, "from", validFrom);
    put(query, "to", validTo);
    query.put("schemaUri", schemaUris);
    query.put("replace", replace);
    try {
      return server
          .gateway()
          .upload(
              "/standards",
              query,
              "application/zip",
              Files.readAllBytes(archive),
              StandardImport.class);
    } catch (IOException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), archive + " cannot be read.");
    }
  }

  private static void put(Map<String, Object> query, String name, @Nullable Object value) {
    if (value != null) {
      query.put(name, value);
    }
  }

  private String conclusion(StandardImport report) {
    String where =
        server.given()
            ? "the gateway"
            : folder().resolve(report.pack().name()).resolve(report.pack().version()).toString();
    if (report.good()) {
      return server.given()
          ? "Imported to the gateway, which knows it at once; its other processes after a restart."
          : "Imported to %s. A running gateway knows it after a restart.".formatted(where);
    }
    return report.pack().problem() == null
        ? "Imported to %s, without what is named above.".formatted(where)
        : "Imported to %s, but it validates nothing until what is named above is solved."
            .formatted(where);
  }
}
