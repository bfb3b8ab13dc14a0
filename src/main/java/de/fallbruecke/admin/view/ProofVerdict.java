package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.proof.ProofReport;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the check of a proof file found.
 *
 * @param good whether nothing is wrong; what could not be checked is not wrong
 * @param proven whether all is proven, the signer included
 * @param submission what it is about; not said if the caller may not see its evidence
 * @param entries how many entries are in it
 * @param head hash of the last of them; empty if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProofVerdict(
    boolean good,
    boolean proven,
    @Nullable UUID submission,
    int entries,
    String head,
    List<ProofReport.Line> checks) {
  public ProofVerdict {
    checks = List.copyOf(checks);
  }

  public static ProofVerdict of(ProofReport report, @Nullable UUID submission) {
    return new ProofVerdict(
        report.good(),
        report.proven(),
        submission,
        report.entries(),
        report.head(),
        report.lines());
  }
}
