package de.fallbruecke.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A line to a neighbour that can fail: a TCP proxy on 127.0.0.1 whose behaviour a test switches
 * while connections are open. With TLS it is the neighbour's TLS end.
 */
public final class FaultyProxy implements AutoCloseable {
  private final int target;
  private final @Nullable SSLContext tls;
  private final ServerSocket listening;
  private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger met = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile int every = 1;
  private volatile NetworkFault fault = new NetworkFault.None();

  private FaultyProxy(int target, @Nullable SSLContext tls) throws IOException {
    this.target = target;
    this.tls = tls;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** A line to the port on 127.0.0.1, in good order. */
  public static FaultyProxy to(int port) {
    return start(port, null);
  }

  /** The same; the program speaks TLS with the proxy, the proxy plainly with the neighbour. */
  public static FaultyProxy tls(int port, SSLContext tls) {
    return start(port, tls);
  }

  private static FaultyProxy start(int port, @Nullable SSLContext tls) {
    try {
      return new FaultyProxy(port, tls);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Strikes every request from now on, also on connections that are open. */
  public void fault(NetworkFault next) {
    fault(next, 1);
  }

  /** Strikes every so many requests. */
  public void fault(NetworkFault next, int each) {
    met.set(0);
    every = each;
    fault = next;
  }

  /** In good order again; what was lost stays lost. */
  public void mend() {
    fault = new NetworkFault.None();
  }

  /** How often the present fault has struck. */
  public int struck() {
    return met.get();
  }

  /** Breaks everything that is open, now. */
  public void cut() {
    open.forEach(ProxiedConnection::close);
  }

  /** What happens to the next request. */
  NetworkFault next() {
    return requests.incrementAndGet() % every == 0 ? fault : new NetworkFault.None();
  }

  boolean isMended() {
    return fault instanceof NetworkFault.None;
  }

  void met() {
    met.incrementAndGet();
  }

  void ended(ProxiedConnection connection) {
    open.remove(connection);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket program = listening.accept();
        Thread.ofVirtual().start(() -> connect(program));
      } catch (IOException closed) {
        // the loop ends with the socket
      }
    }
  }

  private void connect(Socket program) {
    try {
      if (fault instanceof NetworkFault.TlsFailure && next() == fault) {
        refuse(program);
        return;
      }
      ProxiedConnection connection =
          new ProxiedConnection(
              this, program, tls == null ? program : secured(program, tls), neighbour());
      open.add(connection);
      connection.start();
    } catch (IOException noNeighbourOrNoTls) {
      try {
        program.close();
      } catch (IOException alreadyGone) {
        // nobody is there any more
      }
    }
  }

  private void refuse(Socket program) throws IOException {
    met();
    try (program) {
      program.getOutputStream().write("220 no TLS here\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static Socket secured(Socket program, SSLContext tls) throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(program, null, program.getPort(), true);
    secured.setUseClientMode(false);
    secured.startHandshake();
    return secured;
  }

  private Socket neighbour() throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress("127.0.0.1", target), 5_000);
    return socket;
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
