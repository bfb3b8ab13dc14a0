package de.fallbruecke.cli;

import de.fallbruecke.route.archive.PackageExport;
import de.fallbruecke.route.draft.PackageDraft;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code routes new}. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = "Begins a package: a small one that works, or a copy of another one.")
final class RoutesNewCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      description = "Id and folder: lower-case letters, digits and -, for example hundesteuer.")
  private String name = "";

  @Option(
      names = "--from",
      defaultValue = "sample",
      paramLabel = "sample|FOLDER",
      description = "What to begin with: the sample (default), or a package in folder or archive.")
  private String from = "sample";

  @Option(
      names = "--source",
      defaultValue = "xml",
      paramLabel = "xml|json",
      description = "For the sample: what the online service sends (default xml).")
  private PackageDraft.Source source = PackageDraft.Source.XML;

  @Option(names = "--title", paramLabel = "TEXT", description = "Title for people.")
  private @Nullable String title;

  @Option(
      names = "--into",
      defaultValue = "routes",
      paramLabel = "DIR",
      description = "Directory of the packages (default routes).")
  private Path into = Path.of("routes");

  @Mixin private Answers answers = new Answers();

  @Override
  public Integer call() {
    String shown = title == null ? capital(name) : title;
    PackageDraft draft =
        from.equals("sample")
            ? PackageDraft.sample(source, name, shown)
            : PackageDraft.copy(PackageExport.look(Path.of(from)), name, shown);
    Path folder = draft.write(into, CommandMappings.compiler());
    answers.give(
        List.of(
            "%s holds the draft of a package, version %s.".formatted(folder, PackageDraft.VERSION),
            "Look first at package.yaml, then at mapping.yaml; the comments say what to do.",
            "Next: routes validate %s and routes test %s".formatted(folder, folder)),
        Map.of("folder", folder.toString(), "id", name, "version", PackageDraft.VERSION));
    return 0;
  }

  private static String capital(String id) {
    return id.isEmpty() ? id : id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
  }
}
