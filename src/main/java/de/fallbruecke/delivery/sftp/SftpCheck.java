package de.fallbruecke.delivery.sftp;

import de.fallbruecke.delivery.Secret;
import de.fallbruecke.delivery.TargetCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the settings of an SFTP server.
 *
 * @param block name of the block they stand in, for messages
 */
public record SftpCheck(TargetCheck target, String block) {
  /** The checked options; the key file is read once. */
  public SftpOptions check(SftpSettings written) {
    String host = target.present(written.host(), key("host"), "name or address of the server");
    if (!host.matches("[A-Za-z0-9.:_\\[\\]-]{1,253}")) {
      throw target.invalid(key("host"), "is no host name", "write it without scheme and port");
    }
    int port = written.port() == null ? 22 : written.port();
    if (port < 1 || port > 65535) {
      throw target.invalid(key("port"), "is out of range", "use 1 to 65535");
    }
    if (written.keyFile() == null && written.passwordFile() == null) {
      throw target.invalid(key("key-file"), "is missing", "set it or password-file");
    }
    SftpOptions options =
        new SftpOptions(
            host,
            port,
            hostKeys(written.hostKeys()),
            target.present(written.user(), key("user"), "who we are there"),
            written.keyFile(),
            secret("key-passphrase-file", written.keyPassphraseFile()),
            secret("password-file", written.passwordFile()),
            directory(written.directory()),
            target.within(
                written.timeout(),
                Duration.ofMinutes(2),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                key("timeout")));
    if (written.keyFile() != null) {
      SftpLine.key(options, written.keyFile());
    }
    return options;
  }

  private HostKeys hostKeys(@Nullable List<String> written) {
    if (written == null || written.isEmpty()) {
      throw target.invalid(
          key("host-keys"), "is missing", "set it: the keys that the server may show");
    }
    try {
      return HostKeys.of(written);
    } catch (IllegalArgumentException e) {
      throw target.invalid(
          key("host-keys"),
          "holds something that is neither fingerprint nor key",
          "write SHA256:… as ssh-keygen -l shows it, or a line of a known_hosts file");
    }
  }

  private String directory(@Nullable String written) {
    String directory = target.present(written, key("directory"), "the drop directory there");
    if (directory.isBlank() || directory.indexOf('\0') >= 0) {
      throw target.invalid(key("directory"), "is blank", "use . for the directory after login");
    }
    return directory.length() > 1 && directory.endsWith("/")
        ? directory.substring(0, directory.length() - 1)
        : directory;
  }

  private @Nullable Secret secret(String name, @Nullable Path file) {
    return file == null ? null : target.secret(key(name), file);
  }

  private String key(String name) {
    return block + "." + name;
  }
}
