package de.fallbruecke.delivery.sftp;

import de.fallbruecke.platform.LinePatience;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a target, in a session of its own for each use. The work is done by a thread
 * that is watched: a line on which nothing moves is cut, whatever the library is waiting for.
 */
public final class SftpDirectory {
  /** What is done there. */
  @FunctionalInterface
  interface Work<T> {
    T on(SftpFiles files) throws IOException;
  }

  private final SftpOptions options;
  private final SftpLine line;

  SftpDirectory(SftpOptions options, SftpLine line) {
    this.options = options;
    this.line = line;
  }

  /**
   * Opens a session and works.
   *
   * @throws IOException from the work, the line, or because nothing moved
   */
  <T> T with(Work<T> work) throws IOException, InterruptedException {
    AtomicReference<@Nullable ClientSession> session = new AtomicReference<>();
    AtomicLong moved = new AtomicLong();
    FutureTask<T> task = new FutureTask<>(() -> done(work, session, moved));
    Thread worker = Thread.ofVirtual().name("sftp-" + options.host()).start(task);
    try {
      return watched(task, session, moved);
    } finally {
      cut(session);
      worker.join();
    }
  }

  private <T> T done(
      Work<T> work, AtomicReference<@Nullable ClientSession> session, AtomicLong moved)
      throws IOException {
    ClientSession open = line.open(options);
    try {
      session.set(open);
      SftpClient sftp = SftpClientFactory.instance().createSftpClient(open);
      moved.addAndGet(Integer.MAX_VALUE);
      return work.on(new SftpFiles(sftp, options.directory(), moved::addAndGet));
    } finally {
      // at once, and whatever comes of it: what was done is done
      open.close(true);
    }
  }

  private <T> T watched(
      FutureTask<T> task, AtomicReference<@Nullable ClientSession> session, AtomicLong moved)
      throws IOException, InterruptedException {
    LinePatience patience = new LinePatience(options.timeout());
    long seen = 0;
    while (true) {
      try {
        return task.get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        long now = moved.get();
        if (patience.isStandstill(now - seen)) {
          cut(session); // the work then fails with its own reason
        }
        seen = now;
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case IOException failure -> throw failure;
          case RuntimeException failure -> throw failure;
          case Error failure -> throw failure;
          case null, default -> throw new IllegalStateException(e);
        }
      }
    }
  }

  private static void cut(AtomicReference<@Nullable ClientSession> session) {
    ClientSession open = session.get();
    if (open != null) {
      open.close(true);
    }
  }
}
