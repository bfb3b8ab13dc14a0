package de.fallbruecke.delivery.sftp;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions with SFTP servers. Uses nothing of the account it runs in: no configuration, keys
 * or known hosts of ~/.ssh.
 */
final class SftpLine implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** RFC 4253 §11.1, SSH_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE. */
  private static final int NO_MORE_METHODS = 14;

  private static final AttributeKey<HostKeyCheck> CHECK = new AttributeKey<>();

  private final SshClient client = SshClient.setUpDefaultClient();

  SftpLine() {
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setFilePasswordProvider(FilePasswordProvider.EMPTY);
    client.setServerKeyVerifier(SftpLine::isKnown);
    CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ofHours(2));
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, Duration.ofSeconds(20));
  }

  /** The exchange of keys begins while the session is being made, so its check comes with it. */
  private static boolean isKnown(ClientSession session, SocketAddress address, PublicKey shown) {
    AttributeRepository context = session.getConnectionContext();
    HostKeyCheck check = context == null ? null : context.getAttribute(CHECK);
    return check != null && check.accepts(shown);
  }

  /** The server shows a key that is not among those of the configuration. */
  static final class HostKeyUnknown extends IOException {
    HostKeyUnknown(String fingerprint) {
      super(fingerprint);
    }
  }

  /** The server does not let us in. */
  static final class NotLetIn extends IOException {
    NotLetIn(IOException cause) {
      super(cause);
    }
  }

  /**
   * A session, logged in.
   *
   * @throws HostKeyUnknown if the server is another one; no credential was shown to it
   * @throws NotLetIn if it refuses our credentials
   * @throws Fault TARGET_SECRET_UNREADABLE
   */
  ClientSession open(SftpOptions options) throws IOException {
    KeyPair key = options.keyFile() == null ? null : key(options, options.keyFile());
    synchronized (this) {
      client.start(); // does nothing the second time
    }
    HostKeyCheck check = new HostKeyCheck(options.hostKeys());
    ClientSession session =
        client
            .connect(
                options.user(),
                options.host(),
                options.port(),
                AttributeRepository.ofKeyValuePair(CHECK, check),
                null)
            .verify(CONNECT)
            .getSession();
    try {
      if (key != null) {
        session.addPublicKeyIdentity(key);
      }
      if (options.password() != null) {
        session.addPasswordIdentity(options.password().read());
      }
      session.auth().verify(shorter(options.timeout()));
      return session;
    } catch (IOException e) {
      session.close(true);
      throw meaning(e, check);
    } catch (RuntimeException e) {
      session.close(true);
      throw e;
    }
  }

  private static Duration shorter(Duration timeout) {
    Duration most = Duration.ofSeconds(30);
    return timeout.compareTo(most) < 0 ? timeout : most;
  }

  private static IOException meaning(IOException e, HostKeyCheck check) {
    String stranger = check.stranger();
    if (stranger != null) {
      return new HostKeyUnknown(stranger);
    }
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SshException ssh && ssh.getDisconnectCode() == NO_MORE_METHODS) {
        return new NotLetIn(e);
      }
    }
    return e;
  }

  /** Read for every session, so that it can be exchanged without a restart. */
  static KeyPair key(SftpOptions options, Path file) {
    FilePasswordProvider passphrase =
        options.passphrase() == null
            ? FilePasswordProvider.EMPTY
            : FilePasswordProvider.of(options.passphrase().read());
    try (InputStream in = Files.newInputStream(file)) {
      @Nullable Iterable<KeyPair> pairs =
          SecurityUtils.loadKeyPairIdentities(
              null, NamedResource.ofName("key-file"), in, passphrase);
      if (pairs != null && pairs.iterator().hasNext()) {
        return pairs.iterator().next();
      }
      throw unreadable(options, "holds no private key");
    } catch (IOException | GeneralSecurityException e) {
      // the cause could quote content
      throw unreadable(options, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static Fault unreadable(SftpOptions options, String why) {
    return new Fault(
        FaultCode.TARGET_SECRET_UNREADABLE,
        "The key file for SFTP server %s %s. Nothing is sent to this target until it holds a private key that the gateway may read and whose passphrase fits."
            .formatted(options.host(), why));
  }

  @Override
  public void close() {
    client.stop();
  }
}
