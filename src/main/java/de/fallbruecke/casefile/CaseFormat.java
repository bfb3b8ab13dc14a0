package de.fallbruecke.casefile;

import de.fallbruecke.casefile.model.Case;

/** Reads and writes the case record. Safe for concurrent use. */
public interface CaseFormat {
  /** As XML, UTF-8, valid under schemas/case/1.0/case.xsd. */
  byte[] toXml(Case record);

  /** As JSON, UTF-8, valid under schemas/case/1.0/case.schema.json. */
  byte[] toJson(Case record);

  /**
   * Reads XML.
   *
   * @throws de.fallbruecke.platform.Fault CASE_INVALID
   */
  Case fromXml(byte[] xml);

  /**
   * Reads JSON.
   *
   * @throws de.fallbruecke.platform.Fault CASE_INVALID
   */
  Case fromJson(byte[] json);
}
