package de.fallbruecke.delivery.sftp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** A real SFTP server on loopback that can be short of extensions, slow, full or mortal. */
final class SftpServer implements AutoCloseable {
  static final KeyPair HOST = keyPair();
  static final KeyPair OTHER_HOST = keyPair();
  static final KeyPair USER = keyPair();
  static final String PASSWORD = "geheim";

  /** What was done on it, for example {@code sync case.xml}. */
  final List<String> done = new CopyOnWriteArrayList<>();

  /** Passwords and keys that were shown. */
  final List<String> shown = new CopyOnWriteArrayList<>();

  /** The disk is full, the line dies or stands still when this file is written or renamed. */
  volatile String full = "-";

  volatile String deadly = "-";
  volatile String stalled = "-";
  volatile String deadlyAfterRename = "-";

  private final CountDownLatch end = new CountDownLatch(1);
  private final SshServer server = SshServer.setUpDefaultServer();

  SftpServer(Path root, boolean extensions) {
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(HOST));
    server.setPasswordAuthenticator(
        (user, password, session) -> {
          shown.add(password);
          return user.equals("fallbruecke") && password.equals(PASSWORD);
        });
    server.setPublickeyAuthenticator(
        (user, key, session) -> {
          shown.add("key");
          return user.equals("fallbruecke") && KeyUtils.compareKeys(key, USER.getPublic());
        });
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    server.setSubsystemFactories(
        List.of(new SftpSubsystemFactory.Builder().withFileSystemAccessor(new Watched()).build()));
    if (!extensions) {
      SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "hardlink@openssh.com=1");
    }
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getPort();
  }

  void exchangeHostKey() {
    server.setKeyPairProvider(KeyPairProvider.wrap(OTHER_HOST));
  }

  static String fingerprint(KeyPair key) {
    return HostKeys.fingerprint(key.getPublic());
  }

  /** As ssh-keygen writes it. */
  static String openSsh(KeyPair key) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, out);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return out.toString(StandardCharsets.US_ASCII);
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(new ECGenParameterSpec("secp256r1"));
      return keys.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    end.countDown();
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Watched implements SftpFileSystemAccessor {
    @Override
    public SeekableByteChannel openFile(
        SftpSubsystemProxy subsystem,
        FileHandle handle,
        Path file,
        String given,
        Set<? extends OpenOption> options,
        FileAttribute<?>... attributes)
        throws IOException {
      String name = file.getFileName().toString();
      done.add("open " + name);
      if (name.matches(full)) {
        throw new FileSystemException(name, null, "No space left on device");
      }
      if (name.matches(stalled)) {
        await();
      }
      SeekableByteChannel channel =
          SftpFileSystemAccessor.super.openFile(
              subsystem, handle, file, given, options, attributes);
      if (name.matches(deadly)) {
        subsystem.getServerChannelSession().getServerSession().close(true);
      }
      return channel;
    }

    private void await() {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void syncFileData(
        SftpSubsystemProxy subsystem, FileHandle handle, Path file, String given, Channel channel)
        throws IOException {
      done.add("sync " + file.getFileName());
      SftpFileSystemAccessor.super.syncFileData(subsystem, handle, file, given, channel);
    }

    @Override
    public void renameFile(
        SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
        throws IOException {
      done.add("rename " + to.getFileName() + " " + options);
      SftpFileSystemAccessor.super.renameFile(subsystem, from, to, options);
      if (to.getFileName().toString().matches(deadlyAfterRename)) {
        subsystem.getServerChannelSession().getServerSession().close(true);
        await();
      }
    }
  }
}
