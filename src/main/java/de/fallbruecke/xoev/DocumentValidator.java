package de.fallbruecke.xoev;

/** Validates documents against one compiled pack; safe for concurrent use. */
interface DocumentValidator {
  /** At most this many findings are reported. */
  int MAX_FINDINGS = 100;

  /**
   * All findings of schema and code lists.
   *
   * @throws de.fallbruecke.platform.Fault DOCUMENT_LIMIT_EXCEEDED if checking would take too long
   */
  Validation validate(SourceDocument document);
}
