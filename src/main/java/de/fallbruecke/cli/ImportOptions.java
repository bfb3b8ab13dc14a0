package de.fallbruecke.cli;

import de.fallbruecke.admin.view.ImportView;
import de.fallbruecke.route.archive.ArchiveFile;
import de.fallbruecke.route.archive.ImportPlan;
import de.fallbruecke.route.archive.ImportPlan.Consent;
import de.fallbruecke.route.archive.ImportPlan.Kind;
import de.fallbruecke.route.archive.PackageImport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Taking an archive over: looks, shows, does. */
final class ImportOptions {
  @Mixin private SharingOptions sharing = new SharingOptions();

  @Option(
      names = "--into",
      defaultValue = "routes",
      paramLabel = "DIR",
      description = "Directory of the packages (default routes).")
  private Path into = Path.of("routes");

  @Option(names = "--dry-run", description = "Checks and shows, writes nothing.")
  private boolean dryRun;

  @Option(names = "--allow-older", description = "Lets an older version replace a newer one.")
  private boolean older;

  @Option(
      names = "--allow-other-publisher",
      description = "Lets the package of somebody else, or your own, be replaced.")
  private boolean other;

  SharingOptions sharing() {
    return sharing;
  }

  Path into() {
    return into;
  }

  /**
   * Imports it.
   *
   * @param source where it comes from, for the origin
   */
  void take(byte[] archive, String what, String source, Answers answers) {
    Set<Consent> consents = EnumSet.noneOf(Consent.class);
    if (older) {
      consents.add(Consent.OLDER);
    }
    if (other) {
      consents.add(Consent.OTHER_PUBLISHER);
    }
    PackageImport imports =
        new PackageImport(into, sharing.trust(), CommandMappings.compiler(), Clock.systemUTC());
    ImportPlan plan = imports.plan(archive, what, sharing.tenant(), consents);
    if (!dryRun) {
      imports.carryOut(plan, System.getProperty("user.name", "unknown"), source);
    }
    answers.give(lines(plan), json(plan));
  }

  /** Hands it over to a gateway somewhere else, which checks it as this command does here. */
  void hand(RemoteGateway gateway, Path file, Answers answers) {
    ImportView look =
        gateway.upload(
            "/imports",
            Map.of("tenant", sharing.tenant(), "source", String.valueOf(file.getFileName())),
            "application/octet-stream",
            ArchiveFile.read(file),
            ImportView.class);
    if (!dryRun) {
      look =
          gateway.post(
              "/imports/" + look.id() + "/take",
              Map.of("older", older, "otherPublisher", other),
              ImportView.class);
    }
    answers.give(RemoteImport.lines(look, dryRun), RemoteImport.json(look, dryRun));
  }

  private List<String> lines(ImportPlan plan) {
    String label = plan.archive().manifest().id() + " " + plan.archive().manifest().version();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, signed by '%s' (%s) on %s: all checks passed."
            .formatted(
                label,
                plan.publisher().name(),
                plan.publisher().thumbprint(),
                plan.archive().manifest().created()));
    lines.addAll(plan.notes());
    if (plan.kind() != Kind.SAME) {
      plan.diff().ifPresent(diff -> lines.addAll(diff.lines()));
    }
    if (plan.kind() == Kind.NEW) {
      plan.needs().forEach(need -> lines.add("  " + need));
    }
    if (plan.kind() == Kind.SAME) {
      lines.add("It is present already, byte for byte. No package was changed.");
    } else if (dryRun) {
      lines.add("Nothing was written (--dry-run).");
    } else {
      lines.add(
          "It lies in %s now. Nothing was activated; values of your instances are untouched."
              .formatted(into.resolve(plan.archive().manifest().id())));
      lines.add("Next: routes validate and routes test, then routes activate.");
    }
    return lines;
  }

  private Map<String, Object> json(ImportPlan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", plan.archive().manifest().id());
    json.put("version", plan.archive().manifest().version());
    json.put("contentHash", plan.archive().manifest().contentHash());
    json.put("publisher", plan.publisher().name());
    json.put("thumbprint", plan.publisher().thumbprint());
    json.put("kind", plan.kind());
    json.put("written", !dryRun);
    json.put("notes", plan.notes());
    json.put("needs", plan.needs());
    plan.diff().ifPresent(diff -> json.put("diff", diff.json()));
    return json;
  }
}
