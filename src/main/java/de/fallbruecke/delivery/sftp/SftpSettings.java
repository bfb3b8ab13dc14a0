package de.fallbruecke.delivery.sftp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code fallbruecke.targets.<name>.sftp} as written.
 *
 * @param host required; name or address of the server
 * @param port default {@code 22}
 * @param hostKeys required; the keys that the server may show, each as fingerprint {@code
 *     SHA256:…}, as public key {@code ssh-ed25519 AAAA…} or as line of a known_hosts file. List
 *     every key of the server: which one it shows is up to both
 * @param user required; who we are there
 * @param keyFile file with our private key (OpenSSH or PEM)
 * @param keyPassphraseFile file with the passphrase of the key, if it has one
 * @param passwordFile file with our password; instead of {@code key-file} or beside it
 * @param directory required; the drop directory on the server, which must exist
 * @param timeout how long nothing may move; {@code 1s} to {@code 1h}, default {@code 2m}. A
 *     transfer may take as long as it needs
 */
public record SftpSettings(
    @Nullable String host,
    @Nullable Integer port,
    @Nullable List<String> hostKeys,
    @Nullable String user,
    @Nullable Path keyFile,
    @Nullable Path keyPassphraseFile,
    @Nullable Path passwordFile,
    @Nullable String directory,
    @Nullable Duration timeout) {}
