package de.fallbruecke.proof;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the check of a proof file found.
 *
 * @param submission which submission it is about, if that can be read
 * @param head hash of the last entry in it, empty if there is none
 * @param entries how many entries are in it
 */
public record ProofReport(
    Optional<UUID> submission, String head, int entries, List<ProofReport.Line> lines) {
  public ProofReport {
    lines = List.copyOf(lines);
  }

  /** What was checked. */
  public enum Check {
    /** The archive has the form of a proof. */
    FORM,
    /** The statement was signed with the key in the file. */
    SIGNATURE,
    /** That key belongs to an installation that the reader knows. */
    SIGNER,
    /** No file was changed, added or taken away. */
    FILES,
    /** The entries are chained. */
    CHAIN,
    /** The signed tokens are what their keys signed. */
    TOKENS,
    /** The installation's own chain says the same. */
    STOCK
  }

  /** How it came out. */
  public enum Result {
    GOOD,
    BAD,
    /** Nothing can be said. */
    UNKNOWN
  }

  /**
   * One check.
   *
   * @param detail a number, a name of a file or a thumbprint
   */
  public record Line(Check check, Result result, String detail) {}

  /** Whether nothing is wrong. What could not be checked is not wrong, and not proven either. */
  public boolean good() {
    return lines.stream().noneMatch(line -> line.result() == Result.BAD);
  }

  /** Whether all is proven, the signer included. */
  public boolean proven() {
    return lines.stream().allMatch(line -> line.result() == Result.GOOD);
  }
}
