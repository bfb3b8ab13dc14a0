package de.fallbruecke.fitconnect.jose;

import java.util.Arrays;
import java.util.Base64;

/**
 * Base64url without padding (RFC 7515 section 2), canonical only: two spellings of the same bytes
 * would let a changed character go unnoticed.
 */
final class Base64Url {
  private Base64Url() {}

  static byte[] decode(byte[] segment) throws JweRefused {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(segment);
      if (Arrays.equals(Base64.getUrlEncoder().withoutPadding().encode(bytes), segment)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // falls through
    }
    throw new JweRefused(Refusal.MALFORMED);
  }

  /**
   * Decodes whole quanta of four characters.
   *
   * @return the number of bytes, always three quarters of the characters
   */
  static int decodeWhole(byte[] characters, byte[] target) throws JweRefused {
    try {
      int count = Base64.getUrlDecoder().decode(characters, target);
      if (count == characters.length / 4 * 3) {
        return count;
      }
    } catch (IllegalArgumentException e) {
      // falls through
    }
    throw new JweRefused(Refusal.MALFORMED);
  }
}
