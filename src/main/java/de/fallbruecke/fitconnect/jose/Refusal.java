package de.fallbruecke.fitconnect.jose;

/** Why an encrypted part was not opened. */
public enum Refusal {
  /** Not five canonical base64url segments of the right shape. */
  MALFORMED,
  /** The header names an algorithm that is not RSA-OAEP-256 with A256GCM. */
  ALGORITHM,
  /** The header demands an extension ({@code crit}). */
  CRITICAL,
  /** Compressed although the API version forbids it, or not with DEFLATE. */
  COMPRESSION,
  /** The header names no key, or one that this destination does not have. */
  KEY_UNKNOWN,
  /** The key does not fit or the content was changed; deliberately not told apart. */
  NOT_AUTHENTIC,
  /** The plain text is larger, or expands further, than allowed. */
  TOO_LARGE
}
