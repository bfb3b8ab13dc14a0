package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.fitconnect.jose.JweDecryptor;
import de.fallbruecke.fitconnect.jose.Opening;
import de.fallbruecke.fitconnect.jose.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * Opens one encrypted part and compares its tag with the one that the delivery service signed. A
 * wrong tag weighs more than anything else that may be wrong with the part: it means that the part
 * is not the one that was submitted.
 */
final class PartOpener {
  private final JweDecryptor decryptor;
  private final Findings findings;

  PartOpener(JweDecryptor decryptor, Findings findings) {
    this.decryptor = decryptor;
    this.findings = findings;
  }

  /** Only compares the tag; constant effort, no key involved. */
  boolean tagFits(String compact, String expected, String part) {
    return judge(new Opening(null, JweDecryptor.tagOf(compact)), expected, part);
  }

  /**
   * Decrypts; what was written is worthless unless the answer is true.
   *
   * @throws IOException only if the output cannot be written
   */
  boolean open(InputStream compact, OutputStream plain, String expected, String part, long maximum)
      throws IOException {
    return judge(decryptor.open(compact, plain, maximum), expected, part);
  }

  /** As above for a part that is in memory. */
  boolean open(String compact, OutputStream plain, String expected, String part, long maximum)
      throws IOException {
    return judge(decryptor.open(compact, plain, maximum), expected, part);
  }

  private boolean judge(Opening opening, String expected, String part) {
    String tag = opening.tag();
    if (tag == null) {
      findings.add(DefectKind.PART_MALFORMED, part, "not a complete JWE of five segments");
      return false;
    }
    if (!MessageDigest.isEqual(bytes(tag), bytes(expected))) {
      findings.add(
          DefectKind.TAG_MISMATCH, part, "the authentication tag is not the one of the event log");
      return false;
    }
    if (opening.opened()) {
      return true;
    }
    Refusal refusal = Objects.requireNonNull(opening.refusal());
    findings.add(kind(refusal), part, "not decrypted: " + reason(refusal));
    return false;
  }

  private static DefectKind kind(Refusal refusal) {
    return switch (refusal) {
      case MALFORMED -> DefectKind.PART_MALFORMED;
      case ALGORITHM, CRITICAL, COMPRESSION -> DefectKind.ENCRYPTION_FORBIDDEN;
      case KEY_UNKNOWN -> DefectKind.KEY_UNKNOWN;
      case NOT_AUTHENTIC -> DefectKind.NOT_DECRYPTABLE;
      case TOO_LARGE -> DefectKind.PART_TOO_LARGE;
    };
  }

  private static String reason(Refusal refusal) {
    return switch (refusal) {
      case MALFORMED -> "the JWE is malformed";
      case ALGORITHM -> "only RSA-OAEP-256 with A256GCM is allowed";
      case CRITICAL -> "critical header extensions are not allowed";
      case COMPRESSION -> "compression is not allowed in this API version";
      case KEY_UNKNOWN -> "it names no key of this destination";
      case NOT_AUTHENTIC -> "key and content do not fit";
      case TOO_LARGE -> "the plain text is larger than allowed";
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
