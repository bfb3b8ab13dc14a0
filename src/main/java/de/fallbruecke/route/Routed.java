package de.fallbruecke.route;

import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.submission.ContentDefect;
import java.util.List;
import java.util.UUID;

/** What a route made of a submission. */
public sealed interface Routed {
  /**
   * A case.
   *
   * @param caseId the same for every run over the same submission
   * @param number short number for people
   * @param provenance which package made it
   * @param wanted at least one delivery
   * @param test the message is marked as a test
   */
  record Mapped(
      UUID caseId,
      String number,
      Case caseRecord,
      Coverage coverage,
      Provenance provenance,
      List<Wanted> wanted,
      boolean test)
      implements Routed {
    public Mapped {
      wanted = List.copyOf(wanted);
    }
  }

  /** The structured data is defective; the channel's defect table decides. */
  record Defective(ContentDefect defect) implements Routed {}

  /** The package that made a case. */
  record Provenance(String routePackage, String version, String hash) {}

  /** A delivery that the route enlists. */
  record Wanted(String target, boolean required) {}
}
