package de.fallbruecke.simulator;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * Sample specialist software behind an SFTP server on loopback, with a host key and a password of
 * its own made at each start. What it takes stands in the books of the {@link Sink}.
 */
public final class SftpInbox implements AutoCloseable {
  /** The user that may log in. */
  public static final String USER = "fallbruecke";

  /** The directory that cases are written to, as the user sees it. */
  public static final String DIRECTORY = "/eingang";

  private final SshServer server;
  private final FolderInbox inbox;
  private final String fingerprint;
  private final String password;

  private SftpInbox(SshServer server, FolderInbox inbox, String fingerprint, String password) {
    this.server = server;
    this.inbox = inbox;
    this.fingerprint = fingerprint;
    this.password = password;
  }

  /**
   * Starts on any port.
   *
   * @param root folder that holds the user's directory, kept over restarts
   * @throws Fault FB-SIM-001 if it cannot
   */
  public static SftpInbox start(Path root, Sink sink) {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    try {
      Path directory = Files.createDirectories(root.resolve(DIRECTORY.substring(1)));
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair host = keys.generateKeyPair();
      SshServer server = SshServer.setUpDefaultServer();
      server.setHost("127.0.0.1");
      server.setKeyPairProvider(KeyPairProvider.wrap(host));
      server.setPasswordAuthenticator(
          (user, shown, session) -> user.equals(USER) && shown.equals(password));
      server.setFileSystemFactory(new VirtualFileSystemFactory(root.toAbsolutePath()));
      server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
      server.start();
      return new SftpInbox(
          server,
          FolderInbox.watching(directory, sink.books(), "sftp"),
          KeyUtils.getFingerPrint(BuiltinDigests.sha256, host.getPublic()),
          password);
    } catch (IOException | GeneralSecurityException e) {
      throw new Fault(
          FaultCode.SIMULATOR_START, "The sample SFTP server cannot start under " + root + ".", e);
    }
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return server.getPort();
  }

  /** The fingerprint of the host key, {@code SHA256:…}. */
  public String fingerprint() {
    return fingerprint;
  }

  /** The password of the user. */
  public String password() {
    return password;
  }

  @Override
  public void close() {
    inbox.close();
    try {
      server.stop(true);
    } catch (IOException e) {
      // a sample that ends anyway
      throw new java.io.UncheckedIOException(e);
    }
  }
}
