package de.fallbruecke.casefile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The id of a case follows from its submission alone: a repeated step, a second node or a replay
 * makes the same case, never a second one.
 */
public final class CaseIds {
  private static final String NAMESPACE = "urn:fallbruecke:case:";

  private CaseIds() {}

  /** Name-based id: a UUID of version 8 (RFC 9562) from SHA-256. */
  public static UUID of(UUID submission) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(NAMESPACE + submission));
    long high = (hash.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x8000L;
    long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
