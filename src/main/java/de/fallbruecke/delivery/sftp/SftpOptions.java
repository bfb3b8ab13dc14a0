package de.fallbruecke.delivery.sftp;

import de.fallbruecke.delivery.Secret;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an SFTP server is reached; checked.
 *
 * @param directory the drop directory, without a slash at its end
 * @param timeout how long nothing may move
 */
public record SftpOptions(
    String host,
    int port,
    HostKeys hostKeys,
    String user,
    @Nullable Path keyFile,
    @Nullable Secret passphrase,
    @Nullable Secret password,
    String directory,
    Duration timeout) {
  @Override
  public String toString() {
    return "Sftp[" + host + ":" + port + "]";
  }
}
