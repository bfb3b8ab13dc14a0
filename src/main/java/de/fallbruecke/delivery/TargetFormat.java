package de.fallbruecke.delivery;

/** What a target receives as the main part. */
public enum TargetFormat {
  /** The case record as XML, schemas/case/1.0/case.xsd. */
  CASE_XML,
  /** The case record as JSON, schemas/case/1.0/case.schema.json. */
  CASE_JSON,
  /** The data of the submission, byte for byte as the sender wrote it. */
  ORIGINAL
}
