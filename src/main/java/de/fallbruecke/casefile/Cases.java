package de.fallbruecke.casefile;

import de.fallbruecke.casefile.model.Case;
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

  /** By case number, exact, ignoring case and blanks. */
  Optional<CaseEntry> byNumber(String number);

  /** Decrypts and reads the record of the submission. */
  Case read(UUID submission);
}
