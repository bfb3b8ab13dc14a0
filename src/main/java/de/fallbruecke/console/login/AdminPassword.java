package de.fallbruecke.console.login;

import de.fallbruecke.platform.DataDirectory;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The password of the bootstrap admin: from the named file, or made once in the data directory. */
final class AdminPassword {
  private static final Logger LOG = LoggerFactory.getLogger(AdminPassword.class);
  private static final int SHORTEST = 12;

  /** BCrypt ignores what comes after 72 bytes; Spring Security refuses it. */
  private static final int LONGEST = 72;

  private static final int RANDOM_BYTES = 18;

  private AdminPassword() {}

  /**
   * Reads it, after generating it if no file is configured and none is there.
   *
   * @throws Fault KEY_UNREADABLE or CONFIGURATION_INVALID naming the file
   */
  static String read(@Nullable Path configured, DataDirectory data) {
    Path file = configured == null ? data.path().resolve("admin-password") : configured;
    try {
      if (configured == null) {
        generate(file);
      }
      return checked(file, Files.readString(file).strip());
    } catch (IOException e) {
      throw new Fault(
          FaultCode.KEY_UNREADABLE,
          "The password of the console's user admin cannot be read from %s (%s). Nothing was started. Check fallbruecke.console.admin-password-file, owner and mode."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  private static String checked(Path file, String password) {
    int length = password.getBytes(StandardCharsets.UTF_8).length;
    if (length < SHORTEST || length > LONGEST) {
      throw new Fault(
          FaultCode.CONFIGURATION_INVALID,
          "The password in %s is not between %d and %d bytes long. Nothing was started. Write another one into it (fallbruecke.console.admin-password-file)."
              .formatted(file, SHORTEST, LONGEST));
    }
    return password;
  }

  private static void generate(Path file) throws IOException {
    if (Files.exists(file)) {
      LOG.info("The console's user is admin; the password lies in {}", file.toAbsolutePath());
      return;
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    // Created with its mode: between creating and changing the mode somebody could open it.
    try (var channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(StandardCharsets.UTF_8.encode(password + "\n"));
    } catch (FileAlreadyExistsException anotherProcessWasFaster) {
      LOG.debug("Another process made the password file", anotherProcessWasFaster);
    }
    LOG.info(
        "The console's user is admin; a password was generated and lies in {}",
        file.toAbsolutePath());
  }
}
