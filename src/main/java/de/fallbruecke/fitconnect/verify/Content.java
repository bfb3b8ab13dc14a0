package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.vault.Staging;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/** Storing decrypted content and comparing its hash. */
final class Content {
  private Content() {}

  static void store(Staging staging, String name, String mediaType, byte[] bytes, UUID submission) {
    try (OutputStream out = staging.write(name, mediaType)) {
      out.write(bytes);
    } catch (IOException e) {
      throw notStored(submission, e);
    }
  }

  /** Two hashes in hex, in constant time. */
  static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  static TransientFault notStored(UUID submission, IOException cause) {
    return new TransientFault(
        FaultCode.UNEXPECTED,
        "Submission %s: its content could not be stored. Nothing was confirmed; it is tried again."
            .formatted(submission),
        cause);
  }
}
