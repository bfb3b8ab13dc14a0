package de.fallbruecke.evidence;

/**
 * A public key with which a signed token was verified.
 *
 * @param thumbprint SHA-256 over the key (RFC 7638)
 * @param jwk the key itself, public half only
 */
public record EvidenceKey(String thumbprint, String jwk) {
  /** Name of the fact that holds the thumbprint in the entry of a token. */
  public static final String FACT = "tokenKey";
}
