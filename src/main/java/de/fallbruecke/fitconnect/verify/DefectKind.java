package de.fallbruecke.fitconnect.verify;

import java.util.Locale;

/**
 * The defects that can be found; what becomes of each stands in {@code fitconnect/defects.yaml}.
 */
public enum DefectKind {
  EVENT_LOG_NOT_VERIFIABLE,
  SUBMIT_EVENT_NOT_UNIQUE,
  TAGS_MISSING,
  ANNOUNCED_ATTACHMENTS_MISMATCH,
  TAG_MISMATCH,
  PART_MALFORMED,
  ENCRYPTION_FORBIDDEN,
  KEY_UNKNOWN,
  NOT_DECRYPTABLE,
  PART_TOO_LARGE,
  METADATA_NOT_READABLE,
  METADATA_VERSION_UNSUPPORTED,
  METADATA_INVALID,
  METADATA_INVALID_UNDER_OLDER_SCHEMA,
  SERVICE_NOT_OFFERED,
  SERVICE_MISMATCH,
  DATA_SCHEMA_NOT_OFFERED,
  DATA_MISSING,
  REPLY_CHANNEL_NOT_OFFERED,
  LISTED_ATTACHMENTS_MISMATCH,
  HASH_MISMATCH,
  FRAGMENTS_HASH_MISMATCH,
  DATA_SET_HASH_MISMATCH,
  ATTACHMENT_MISSING,
  ATTACHMENT_PERHAPS_MISSING,
  DATA_NOT_WELL_FORMED,
  DATA_INVALID,
  /** No defect: a person decided to reject. */
  REFUSED_BY_PERSON;

  /** Its key in the table. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
