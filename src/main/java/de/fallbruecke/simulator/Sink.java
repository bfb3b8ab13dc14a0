package de.fallbruecke.simulator;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.simulator.http.HttpService;
import de.fallbruecke.simulator.pull.PullingSoftware;
import de.fallbruecke.simulator.sink.CaseIntake;
import de.fallbruecke.simulator.sink.CasePage;
import de.fallbruecke.simulator.sink.Ledger;
import de.fallbruecke.simulator.sink.LedgerLine;
import de.fallbruecke.simulator.sink.Unreliability;
import de.fallbruecke.simulator.soap.SoapInbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The sample specialist software on loopback. Idempotent by the header {@code Idempotency-Key}: the
 * first request with a key is a case (201), the same again is the same case (200), the same key
 * with other content is refused (409). Every request stands in the ledger before it is answered.
 */
public final class Sink implements AutoCloseable {
  private final HttpService http;
  private final Ledger ledger;
  private final Path file;

  private Sink(HttpService http, Ledger ledger, Path file) {
    this.http = http;
    this.ledger = ledger;
    this.file = file;
  }

  /**
   * Starts and answers.
   *
   * @throws Fault FB-SIM-001 if the port is taken, FB-SIM-005 if the ledger is unusable
   */
  public static Sink start(SinkOptions options) {
    Ledger ledger = Ledger.open(options.ledger(), options.clock());
    try {
      HttpService http = new HttpService(options.port(), (call, next) -> next.handle(call));
      CaseIntake intake =
          new CaseIntake(
              ledger,
              new Unreliability(
                  options.failRate(),
                  options.failAfterEffect(),
                  options.delay(),
                  RandomGenerator.getDefault()));
      http.route("POST", "/cases", intake::take);
      http.route("PUT", "/cases", intake::take);
      http.route("GET", "/cases/{key}", intake::find);
      http.route("HEAD", "/cases/{key}", intake::find);
      CasePage page = new CasePage(ledger);
      http.route("GET", "/", page::page);
      http.route("GET", "/fragment", page::fragment);
      http.route("GET", "/page.js", page::script);
      http.start();
      return new Sink(http, ledger, options.ledger());
    } catch (IOException e) {
      ledger.close();
      throw new Fault(
          FaultCode.SIMULATOR_START,
          "The sink cannot listen on 127.0.0.1:" + options.port() + ". Choose another port.",
          e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return http.port();
  }

  /** {@code http://127.0.0.1:port}. */
  public URI baseUri() {
    return http.baseUri();
  }

  /** The ledger file. */
  public Path ledger() {
    return file;
  }

  /**
   * A case that was taken.
   *
   * @param way how it came: {@code rest}, {@code soap}, {@code sftp}, {@code xdomea}, {@code pull}
   * @param contents its documents as they arrived
   */
  public record TakenCase(
      String key,
      @Nullable String caseId,
      @Nullable String submissionId,
      String digest,
      int documents,
      List<Document> contents,
      String way) {
    public TakenCase {
      contents = List.copyOf(contents);
    }
  }

  /**
   * A document of a case, as it arrived.
   *
   * @param id its {@code Document-Id}
   * @param size bytes
   * @param sha512 lower-case hex
   */
  public record Document(@Nullable String id, long size, String sha512) {}

  /** The cases that were taken, each once, oldest first. */
  public List<TakenCase> cases() {
    return ledger.cases().stream()
        .map(
            line ->
                new TakenCase(
                    line.key(),
                    line.caseId(),
                    line.submissionId(),
                    line.digest(),
                    line.documents(),
                    line.contents().stream()
                        .map(
                            content -> new Document(content.id(), content.size(), content.sha512()))
                        .toList(),
                    line.way()))
        .toList();
  }

  /**
   * Requests with a known key.
   *
   * @param same with the content of the first one: nothing changed
   * @param other with other content: refused
   */
  public record Repeated(long same, long other) {}

  /**
   * Lets it take cases out of a drop directory too; what it took is shown like what it was sent.
   *
   * @param way {@code sftp} or {@code file}
   * @return to be closed before the sink is stopped
   */
  public AutoCloseable takeFrom(Path directory, String way) {
    return FolderInbox.watching(directory, ledger, way);
  }

  /**
   * Lets it take cases by SOAP too, in the same book.
   *
   * @param directory where their files are kept
   * @return to be closed before the sink is stopped
   */
  public SoapInbox takeBySoap(Path directory) {
    return SoapInbox.start(directory, ledger);
  }

  /**
   * Shows a case that another sample has taken.
   *
   * @param key its idempotency key
   * @param digest of its main part
   */
  public void show(String way, String key, String digest, List<Document> documents) {
    ledger.record(
        new Ledger.Request(
            key,
            null,
            null,
            digest,
            documents.stream()
                .map(d -> new LedgerLine.Content(d.id(), d.size(), d.sha512()))
                .toList(),
            way));
  }

  /**
   * Lets it fetch cases too, as a client of a target of type pull; what it fetched is shown like
   * what it was sent.
   *
   * @param gateway base address of the gateway
   * @param interval pause between two rounds
   * @return to be closed before the sink is stopped
   */
  public PullingSoftware fetchFrom(URI gateway, String client, String secret, Duration interval) {
    return new PullingSoftware(OutboundHttp.newClient(), gateway, client, secret, ledger, interval);
  }

  /** How many requests came again with a key that was known. */
  public Repeated repeated() {
    List<LedgerLine> lines = ledger.lines();
    return new Repeated(
        lines.stream().filter(line -> line.seen() == LedgerLine.Seen.REPEAT).count(),
        lines.stream().filter(line -> line.seen() == LedgerLine.Seen.CONFLICT).count());
  }

  /** Stops answering; the ledger stays. */
  public void stop() {
    http.stop();
    ledger.close();
  }

  @Override
  public void close() {
    stop();
  }
}
