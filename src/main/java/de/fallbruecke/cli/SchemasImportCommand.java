package de.fallbruecke.cli;

import de.fallbruecke.platform.Json;
import de.fallbruecke.xoev.ImportReport;
import de.fallbruecke.xoev.ImportRequest;
import de.fallbruecke.xoev.PackImport;
import de.fallbruecke.xoev.Validity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code schemas import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Makes a schema pack of a standard as it is published. Nothing is downloaded.")
final class SchemasImportCommand implements Callable<Integer> {
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
      defaultValue = "schemas/packs",
      description = "Folder of the packs (default schemas/packs).")
  private Path into = Path.of("schemas/packs");

  @Option(names = "--replace", description = "Replace an installed pack of this version.")
  private boolean replace;

  @Option(names = "--json", description = "One JSON object instead of lines.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    QuietLog.nothing();
    ImportReport report =
        PackImport.run(
            new ImportRequest(
                Objects.requireNonNull(standard),
                also,
                name,
                version,
                schemaUris,
                new Validity(validFrom, validTo),
                into,
                replace));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    SchemasText text = new SchemasText(SchemasText.today());
    if (json) {
      out.println(Json.mapper().writeValueAsString(text.json(report)));
    } else {
      text.lines(report.details()).forEach(out::println);
      report.notes().forEach(note -> out.println("note: " + note));
      report.problems().forEach(problem -> out.println("problem: " + problem));
      report.missing().forEach(missing -> out.println("missing: " + missing));
      out.println(conclusion(report));
    }
    out.flush();
    return report.good() ? 0 : 1;
  }

  private static String conclusion(ImportReport report) {
    String where = report.details().pack().directory().toString();
    if (report.good()) {
      return "Imported to %s. A running gateway knows it after a restart.".formatted(where);
    }
    return report.details().problem() == null
        ? "Imported to %s, without what is named above.".formatted(where)
        : "Imported to %s, but it validates nothing until what is named above is solved."
            .formatted(where);
  }
}
