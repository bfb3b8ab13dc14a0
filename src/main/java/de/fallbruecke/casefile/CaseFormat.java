package de.fallbruecke.casefile;

import de.fallbruecke.casefile.model.Case;

/** Reads and writes the case record. Safe for concurrent use. */
public interface CaseFormat {
  /**
   * As XML, UTF-8, valid under schemas/case/1.0/case.xsd.
   *
   * @throws de.fallbruecke.platform.Fault CASE_INVALID naming the rule and the kind of element that
   *     breaks it, never a value
   */
  byte[] toXml(Case record);

  /**
   * As JSON, UTF-8, valid under schemas/case/1.0/case.schema.json: camelCase, no nulls, lists for
   * everything that may repeat.
   *
   * @throws de.fallbruecke.platform.Fault CASE_INVALID as {@link #toXml}
   */
  byte[] toJson(Case record);

  /**
   * Reads XML that is valid under case.xsd.
   *
   * @throws de.fallbruecke.platform.Fault CASE_INVALID naming rule, line and column
   */
  Case fromXml(byte[] xml);

  /**
   * Reads JSON; an unknown member is an error.
   *
   * @throws de.fallbruecke.platform.Fault CASE_INVALID
   */
  Case fromJson(byte[] json);

  /**
   * A case that may still lack what the engine adds (ids, times, documents ...), as indented XML
   * for comparing and showing. Not validated. Equal drafts mean equal cases.
   */
  String toDraft(Case record);

  /**
   * Reads a draft, for example {@code expected-case.xml} of a fixture. Missing parts are allowed,
   * unknown elements are not.
   *
   * @throws de.fallbruecke.platform.Fault CASE_INVALID naming line and column
   */
  Case fromDraft(byte[] xml);
}
