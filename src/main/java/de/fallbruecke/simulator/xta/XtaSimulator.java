package de.fallbruecke.simulator.xta;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * An XTA server on loopback. Certificates are made at start and lie as PEM files in its directory;
 * messages live in memory, as long as this process does. Faults and what of it is confirmed:
 * docs/reference/simulator.md.
 */
public final class XtaSimulator implements AutoCloseable {
  /** Default accounts: a portal that sends, and a district that reads. */
  public static final XtaAccount PORTAL = XtaAccount.of("portal", "test:portal");

  /** The district; its one service is invented. */
  public static final XtaAccount DISTRICT =
      XtaAccount.of("kreis", "test:kreis", "urn:test:dienst:antrag");

  /** Both. */
  public static final List<XtaAccount> DEFAULT_ACCOUNTS = List.of(DISTRICT, PORTAL);

  private final HttpsServer server;
  private final ExecutorService threads;
  private final Certificates certificates;
  private final Path directory;
  private final Store store;
  private final XtaFaultOrders faults = new XtaFaultOrders();
  private final Wire wire = new Wire();

  private XtaSimulator(
      HttpsServer server, Certificates certificates, Path directory, List<XtaAccount> accounts) {
    this.server = server;
    this.certificates = certificates;
    this.directory = directory;
    this.store = new Store(Clock.systemUTC());
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    Endpoint old = new Endpoint(new Dialect211(store, accounts, faults), accounts, faults, wire);
    Endpoint core = new Endpoint(new DialectCore(store, accounts, faults), accounts, faults, wire);
    server.createContext("/xta211", old::handle);
    server.createContext("/core311", core::handle);
  }

  /** Starts with the default accounts and any free port. */
  public static XtaSimulator start(Path directory) {
    return start(directory, 0, DEFAULT_ACCOUNTS);
  }

  /**
   * Starts.
   *
   * @param directory for the certificates
   * @param port 0 takes any
   */
  public static XtaSimulator start(Path directory, int port, List<XtaAccount> accounts) {
    try {
      Certificates certificates =
          new Certificates(
              accounts.stream().map(XtaAccount::name).toList(), Instant.now(Clock.systemUTC()));
      certificates.write(directory);
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.setHttpsConfigurator(new MutualTls(certificates.server()));
      XtaSimulator simulator =
          new XtaSimulator(server, certificates, directory, List.copyOf(accounts));
      server.start();
      return simulator;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("The XTA simulator cannot start", e);
    }
  }

  /** {@code https://127.0.0.1:port}. */
  public URI baseUri() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Where the PEM files lie: {@code ca.pem}, {@code <account>.pem}, {@code <account>-key.pem}. */
  public Path certificates() {
    return directory;
  }

  /** For a client with the certificate of an account, or one of the wrong ones. */
  public SSLContext client(String name) {
    try {
      return certificates.client(name);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts a message into its reader's box without any check, and answers its id. */
  public String put(XtaLetter letter) {
    String id = store.newId(letter.author());
    put(id, letter);
    return id;
  }

  /** Puts a message into its reader's box under an id that may have been used before. */
  public void put(String id, XtaLetter letter) {
    store.put(
        new Stored(
            id,
            letter.author(),
            letter.reader(),
            MetaData.of(id, letter, store.now()),
            letter.message(),
            letter.attachments(),
            store.now()));
  }

  /** Forgets a message, whoever has read it. */
  public void remove(String id) {
    store.remove(id);
  }

  /** Whether the reader acknowledged the message. */
  public boolean closed(String id) {
    Stored message = store.find(id);
    return message != null && message.closed();
  }

  /** Whether the reader fetched the message at least once. */
  public boolean fetched(String id) {
    Stored message = store.find(id);
    return message != null && message.initialFetch != null;
  }

  /** What lies in a box and is not acknowledged: ids in the order of arrival. */
  public List<String> waiting(String reader) {
    return store.of(reader, message -> true).stream().map(message -> message.id).toList();
  }

  /** What was sent to a reader, acknowledged or not: the content of the message. */
  public List<XtaReceived> received(String reader) {
    return store.all().stream()
        .filter(message -> message.reader.equals(reader))
        .map(
            message ->
                new XtaReceived(
                    message.id,
                    message.author,
                    message.metaData.find("MsgIdentification").stream()
                        .flatMap(tag -> tag.children("In-Reply-To").stream().map(Tag::text))
                        .toList(),
                    message.message,
                    message.attachments))
        .toList();
  }

  /** Orders a fault. */
  public void order(XtaFaultOrder order) {
    faults.add(order);
  }

  /** Takes all orders back. */
  public void clearFaults() {
    faults.clear();
  }

  /** The last envelopes, oldest first. */
  public List<XtaEnvelope> envelopes() {
    return wire.all();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static final class MutualTls extends HttpsConfigurator {
    MutualTls(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters tls = getSSLContext().getDefaultSSLParameters();
      tls.setNeedClientAuth(true);
      tls.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      parameters.setSSLParameters(tls);
    }
  }
}
