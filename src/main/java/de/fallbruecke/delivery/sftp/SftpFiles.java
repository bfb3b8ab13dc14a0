package de.fallbruecke.delivery.sftp;

import de.fallbruecke.delivery.drop.DropFiles;
import de.fallbruecke.delivery.drop.MoveUnclear;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/**
 * A drop directory on an SFTP server. Where the server offers {@code fsync@openssh.com} and {@code
 * posix-rename@openssh.com} they are used; names themselves cannot be forced to the disk over SFTP.
 */
public final class SftpFiles implements DropFiles {
  private static final int BUFFER = 32 * 1024;

  /** A command that was answered counts like so many bytes when a stalled line is looked for. */
  private static final long ANSWERED = 1024L * 1024 * 1024;

  private static final int OWNER_AND_GROUP = 0750;

  /** A leftover of ours is a folder of files. */
  private static final int DEEPEST = 3;

  private static final int MOST = 1000;

  private final SftpClient sftp;
  private final String base;
  private final LongConsumer moved;

  /**
   * @param base the drop directory
   * @param moved hears of every byte and every answer
   */
  SftpFiles(SftpClient sftp, String base, LongConsumer moved) {
    this.sftp = sftp;
    this.base = base;
    this.moved = moved;
  }

  /** Whether the drop directory is there. */
  boolean isThere() throws IOException {
    try {
      return sftp.stat(base).isDirectory();
    } catch (SftpException e) {
      if (isMissing(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Kind kind(String name) throws IOException {
    try {
      Attributes found = sftp.lstat(inside(name));
      moved.accept(ANSWERED);
      return found.isRegularFile() ? Kind.FILE : found.isDirectory() ? Kind.DIRECTORY : Kind.OTHER;
    } catch (SftpException e) {
      if (isMissing(e)) {
        return Kind.NOTHING;
      }
      throw e;
    }
  }

  private static boolean isMissing(SftpException e) {
    return e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
        || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH;
  }

  @Override
  public InputStream read(String name) throws IOException {
    return sftp.read(inside(name), BUFFER);
  }

  @Override
  public void createDirectory(String name) throws IOException {
    sftp.mkdir(inside(name));
    try {
      sftp.setStat(inside(name), new Attributes().perms(OWNER_AND_GROUP));
    } catch (SftpException e) {
      // some servers set all rights themselves
    }
    moved.accept(ANSWERED);
  }

  @Override
  public void write(String name, InputStream content) throws IOException {
    String path = inside(name);
    try (OutputStream out =
        sftp.write(path, BUFFER, OpenMode.Write, OpenMode.Create, OpenMode.Exclusive)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        out.write(buffer, 0, n);
        moved.accept(n);
      }
    }
    moved.accept(ANSWERED);
    OpenSSHFsyncExtension fsync = extension(OpenSSHFsyncExtension.class);
    if (fsync != null) {
      try (CloseableHandle handle = sftp.open(path, OpenMode.Write)) {
        fsync.fsync(handle);
      }
      moved.accept(ANSWERED);
    }
  }

  @Override
  public void sync(String directory) {
    // SFTP has no way to say it
  }

  @Override
  public void move(String from, String to) throws IOException {
    if (kind(to) != Kind.NOTHING) {
      throw new IOException("The name is taken");
    }
    try {
      OpenSSHPosixRenameExtension atomic = extension(OpenSSHPosixRenameExtension.class);
      if (atomic != null) {
        atomic.posixRename(inside(from), inside(to));
      } else {
        sftp.rename(inside(from), inside(to));
      }
      moved.accept(ANSWERED);
    } catch (SftpException refused) {
      throw refused;
    } catch (IOException broken) {
      throw new MoveUnclear(broken);
    }
  }

  private <E extends org.apache.sshd.sftp.client.extensions.SftpClientExtension>
      @Nullable E extension(Class<E> type) {
    E extension = sftp.getExtension(type);
    return extension != null && extension.isSupported() ? extension : null;
  }

  @Override
  public List<Entry> hidden(String suffix) throws IOException {
    List<Entry> found = new ArrayList<>();
    for (DirEntry entry : sftp.readDir(base)) {
      moved.accept(ANSWERED);
      String name = entry.getFilename();
      if (name.startsWith(".") && name.endsWith(suffix) && isPlain(name)) {
        var time = entry.getAttributes().getModifyTime();
        found.add(new Entry(name, time == null ? Instant.MAX : time.toInstant()));
      }
    }
    return found;
  }

  @Override
  public List<String> names(String suffix) throws IOException {
    List<String> found = new ArrayList<>();
    for (DirEntry entry : sftp.readDir(base)) {
      moved.accept(ANSWERED);
      String name = entry.getFilename();
      if (name.endsWith(suffix)
          && !name.startsWith(".")
          && isPlain(name)
          && !name.contains("..")
          && entry.getAttributes().isRegularFile()
          && found.size() < MOST) {
        found.add(name);
      }
    }
    return found;
  }

  /** Another directory of the same server. */
  public SftpFiles elsewhere(String directory) {
    return new SftpFiles(sftp, directory, moved);
  }

  @Override
  public void delete(String name) throws IOException {
    if (kind(name) != Kind.NOTHING) {
      remove(inside(name), sftp.lstat(inside(name)).isDirectory(), 1);
    }
  }

  private void remove(String path, boolean directory, int depth) throws IOException {
    if (!directory) {
      sftp.remove(path);
    } else {
      if (depth > DEEPEST) {
        throw new IOException("A leftover is too deep to be ours");
      }
      List<DirEntry> children = new ArrayList<>();
      sftp.readDir(path).forEach(children::add);
      for (DirEntry child : children) {
        String name = child.getFilename();
        if (!name.equals(".") && !name.equals("..") && isPlain(name)) {
          // readDir tells of the link itself, so a link is removed and not followed
          remove(path + "/" + name, child.getAttributes().isDirectory(), depth + 1);
        }
      }
      sftp.rmdir(path);
    }
    moved.accept(ANSWERED);
  }

  /** What a server lists is foreign: a name with a path in it is none (attacks §8). */
  private static boolean isPlain(String name) {
    return !name.contains("/") && !name.contains("\\") && name.indexOf('\0') < 0;
  }

  private String inside(String name) {
    if (name.contains("..") || name.startsWith("/")) {
      throw new IllegalArgumentException("A generated name left its directory");
    }
    return base + "/" + name;
  }
}
