package de.fallbruecke.proof;

import de.fallbruecke.evidence.ChainFinding;
import de.fallbruecke.evidence.ChainText;
import de.fallbruecke.evidence.Entry;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceKey;
import de.fallbruecke.evidence.EvidenceKeys;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.submission.Submission;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks the evidence of a submission and hands it out as a signed file. */
public final class Proofs {
  private final EvidenceLog evidence;
  private final EvidenceKeys keys;
  private final ProofKeys own;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Proofs(
      EvidenceLog evidence,
      EvidenceKeys keys,
      ProofKeys own,
      TransactionTemplate transaction,
      Clock clock) {
    this.evidence = evidence;
    this.keys = keys;
    this.own = own;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Checks chain and tokens now. */
  public Checked check(UUID submission) {
    int brokenAt =
        evidence.examine(List.of(submission)).stream()
            .mapToInt(ChainFinding::brokenAt)
            .findFirst()
            .orElse(0);
    List<Entry> entries = evidence.of(submission);
    int first = entries.isEmpty() ? 0 : brokenAt;
    return new Checked(
        submission,
        entries.stream()
            .map(
                entry ->
                    new Checked.Link(
                        entry, first == 0 || entry.number() < first, token(entry.event())))
            .toList(),
        first);
  }

  private TokenVerdict token(Event event) {
    String token = event.token();
    String thumbprint = event.facts().get(EvidenceKey.FACT);
    return token == null
        ? TokenVerdict.NONE
        : TokenCheck.of(
            token, thumbprint, thumbprint == null ? Optional.empty() : keys.find(thumbprint));
  }

  /**
   * The proof of what happened to the submission, as a ZIP archive. That it was handed out becomes
   * its last entry, so that the proof is the newest state of the chain.
   *
   * @param by who asks for it
   * @param words labels for the page for people in it
   */
  public byte[] export(Submission submission, String by, ProofWords words) {
    transaction.executeWithoutResult(
        status -> evidence.append(submission.id(), Event.of("PROOF_EXPORTED", Map.of("by", by))));
    Checked checked = check(submission.id());
    List<ChainText> texts = evidence.texts(submission.id());
    Map<String, String> used = new TreeMap<>();
    for (Checked.Link link : checked.links()) {
      String thumbprint = link.entry().event().facts().get(EvidenceKey.FACT);
      if (thumbprint != null) {
        keys.find(thumbprint).ifPresent(key -> used.put(key.thumbprint(), key.jwk()));
      }
    }
    return ProofWriter.write(
        new ProofWriter.Content(submission, by, clock.instant(), checked, texts, used, words),
        own.signing());
  }

  /** The thumbprint of the key with which this installation signs proofs. */
  public String thumbprint() {
    return own.signing().thumbprint();
  }

  /** The public half of that key as a JWK. */
  public String publicKey() {
    return own.signing().publicJwk();
  }

  /**
   * Verifies a proof file against this installation.
   *
   * @param seen whether the evidence of a submission may be compared with; of all others nothing is
   *     said, as if they were not here
   * @return what {@link ProofFile#verify} finds, with whether it fits our chain as it is now
   */
  public ProofReport verify(byte[] file, Predicate<UUID> seen) {
    ProofReport report = ProofFile.verify(file, Set.of(own.signing().thumbprint()));
    Optional<UUID> submission = report.submission();
    if (submission.isEmpty()) {
      return report;
    }
    List<ProofReport.Line> lines = new ArrayList<>(report.lines());
    lines.add(compared(report, submission.filter(seen).map(evidence::of).orElse(List.of())));
    return new ProofReport(submission, report.head(), report.entries(), lines);
  }

  private static ProofReport.Line compared(ProofReport report, List<Entry> ours) {
    boolean same =
        report.entries() > 0
            && ours.size() >= report.entries()
            && ours.get(report.entries() - 1).hash().equals(report.head());
    return new ProofReport.Line(
        ProofReport.Check.STOCK,
        ours.isEmpty()
            ? ProofReport.Result.UNKNOWN
            : same ? ProofReport.Result.GOOD : ProofReport.Result.BAD,
        ours.isEmpty() ? "" : String.valueOf(ours.size()));
  }
}
