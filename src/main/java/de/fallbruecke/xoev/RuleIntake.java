package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.xoev.published.PublishedFile;
import de.fallbruecke.xoev.published.SafeNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes the Schematron files of a standard into its pack, as far as they are supported. */
final class RuleIntake {
  private final Draft draft;
  private final PackStaging staging;
  private final SafeNames names = new SafeNames();

  RuleIntake(Draft draft, PackStaging staging) {
    this.draft = draft;
    this.staging = staging;
  }

  /** What is not supported is left out as a whole file and told. */
  void take(List<PublishedFile> files) {
    List<String> taken = new ArrayList<>();
    for (PublishedFile file : files) {
      Path probe = staging.probe(file);
      try {
        SchematronCompiler.compile(probe);
        String path = "schematron/" + names.single(file.name(), "");
        staging.keep(path, probe);
        taken.add(path);
      } catch (Fault fault) {
        draft.problem(
            "Schematron '%s' was left out: %s"
                .formatted(
                    file.path(), fault.getMessage().replaceFirst(".* cannot be used: ", "")));
      }
    }
    draft.put("schematron", taken);
  }
}
