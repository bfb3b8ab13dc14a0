package de.fallbruecke.delivery;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A credential in a file of its own. It is read anew for every request, so that it can be exchanged
 * without a restart, and is never held, logged or shown.
 */
public record Secret(String property, Path file) {
  private static final long LONGEST = 16 * 1024;

  /**
   * The content without surrounding blanks and line breaks.
   *
   * @throws Fault TARGET_SECRET_UNREADABLE
   */
  public String read() {
    try {
      if (Files.size(file) > LONGEST) {
        throw unreadable("is longer than 16 KiB");
      }
      String secret = Files.readString(file).strip();
      if (secret.isEmpty()) {
        throw unreadable("is empty");
      }
      if (secret.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
        throw unreadable("holds more than one line");
      }
      return secret;
    } catch (IOException e) {
      // The cause could quote content (MalformedInputException does not, others might).
      throw unreadable("cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private Fault unreadable(String why) {
    return new Fault(
        FaultCode.TARGET_SECRET_UNREADABLE,
        "The file named by %s %s. Nothing is sent to this target until it holds the credential as one line of UTF-8 that the gateway may read."
            .formatted(property, why));
  }
}
