package de.fallbruecke.casefile;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;

/**
 * The number that people say on the phone, for example {@code FB-7K3Q-9XTD-M2VA}: twelve characters
 * of Crockford's base 32 (no I, L, O, U) from the SHA-256 of the case id. Sixty bits: among 200
 * million cases of a provider two share a number with a probability under two per cent; fifty bits
 * would make that certain.
 */
public final class CaseNumber {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;

  private CaseNumber() {}

  /** The number of the case; always the same for the same id. */
  public static String of(UUID caseId) {
    long bits = ByteBuffer.wrap(CaseIds.sha256(caseId.toString())).getLong();
    StringBuilder number = new StringBuilder("FB");
    for (int i = 0; i < LENGTH; i++) {
      if (i % 4 == 0) {
        number.append('-');
      }
      number.append(ALPHABET.charAt((int) (bits >>> 59)));
      bits <<= 5;
    }
    return number.toString();
  }

  /**
   * What somebody typed, as it is stored: case, blanks and dashes do not matter, O is read as 0, I
   * and L as 1. Text that is no case number comes back unlike any number.
   */
  static String normalise(String typed) {
    String bare = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\-]", "");
    if (bare.length() != LENGTH + 2 || !bare.startsWith("FB")) {
      return "";
    }
    String digits = bare.substring(2).replace('O', '0').replace('I', '1').replace('L', '1');
    return "FB-"
        + digits.substring(0, 4)
        + "-"
        + digits.substring(4, 8)
        + "-"
        + digits.substring(8);
  }
}
