package de.fallbruecke.casefile;

import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.platform.IdQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The repository of case records. The record itself lies encrypted in the vault, part {@link
 * #PART}.
 */
public interface Cases {
  /** Name of the vault part that holds the case record as XML. */
  String PART = "case";

  /** Adds or replaces the entry, in the caller's transaction; the part is staged by the caller. */
  void save(CaseEntry entry);

  /** The entry of the submission. */
  Optional<CaseEntry> ofSubmission(UUID submission);

  /** The case numbers of those of the submissions that have a case. */
  Map<UUID, String> numbers(Collection<UUID> submissions);

  /** By the id of the case. */
  Optional<CaseEntry> find(UUID caseId);

  /** By case number, exact, ignoring case and blanks. */
  Optional<CaseEntry> byNumber(String number);

  /**
   * Sums over the cases made since then, by version of the package.
   *
   * @param handedOver submissions that count as handed over
   * @param touched submissions for which a person had to do something
   */
  List<PackageNumbers> numbers(Instant since, IdQuery handedOver, IdQuery touched);

  /** The same, by tenant. */
  Map<String, List<PackageNumbers>> numbersByTenant(
      Instant since, IdQuery handedOver, IdQuery touched);

  /**
   * Sums over the cases made since then, by tenant and service.
   *
   * @param served lends id, service key, service name and whether it is handed over
   * @param touched submissions for which a person had to do something
   */
  List<ServiceNumbers> byService(Instant since, IdQuery served, IdQuery touched);

  /** The paths most often open in cases of this version of a package. */
  Map<String, Long> openPaths(String packageHash, int limit);

  /** Forgets what only makes sense with the content, in the caller's transaction. */
  void forget(UUID submission);

  /** Decrypts and reads the record of the submission. */
  Case read(UUID submission);
}
