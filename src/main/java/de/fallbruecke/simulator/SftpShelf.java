package de.fallbruecke.simulator;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * A directory behind an SFTP server on loopback, in which cases are laid down and from which nobody
 * takes them. Its host key and the only user's key are made at start and live as long as it.
 */
public final class SftpShelf implements AutoCloseable {
  /** The only user. */
  public static final String USER = "fallbruecke";

  private final SshServer server;
  private final Path directory;
  private final KeyPair host;
  private final KeyPair user;

  private SftpShelf(SshServer server, Path directory, KeyPair host, KeyPair user) {
    this.server = server;
    this.directory = directory;
    this.host = host;
    this.user = user;
  }

  /**
   * Starts and answers.
   *
   * @param port 0 = any
   * @param directory what the user sees as {@code /}; made if it is not there
   * @throws Fault FB-SIM-001 if the port is taken or the directory cannot be made
   */
  public static SftpShelf start(int port, Path directory) {
    SshServer server = SshServer.setUpDefaultServer();
    SftpShelf inbox = new SftpShelf(server, directory, keyPair(), keyPair());
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(inbox.host));
    server.setPublickeyAuthenticator(
        (name, key, session) ->
            name.equals(USER) && KeyUtils.compareKeys(key, inbox.user.getPublic()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(directory));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    try {
      Files.createDirectories(directory);
      server.start();
      return inbox;
    } catch (IOException e) {
      throw new Fault(
          FaultCode.SIMULATOR_START,
          "The SFTP server cannot listen on 127.0.0.1:%d or not use its directory. Choose another port or directory."
              .formatted(port),
          e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getPort();
  }

  /** Where cases lie. */
  public Path directory() {
    return directory;
  }

  /** Fingerprint of the host key, {@code SHA256:…}. */
  public String fingerprint() {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, host.getPublic());
  }

  /** Writes the user's private key into a file, as ssh-keygen does. */
  public Path writeUserKey(Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(user, USER, null, out);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    return Files.writeString(file, out.toString(StandardCharsets.US_ASCII));
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(new ECGenParameterSpec("secp256r1"));
      return keys.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has P-256", impossible);
    }
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new Fault(FaultCode.SIMULATOR_STATE, "The SFTP server did not stop.", e);
    }
  }
}
