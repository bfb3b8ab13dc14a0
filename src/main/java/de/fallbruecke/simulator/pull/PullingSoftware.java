package de.fallbruecke.simulator.pull;

import de.fallbruecke.simulator.sink.Ledger;
import de.fallbruecke.simulator.sink.LedgerLine;
import de.fallbruecke.simulator.sink.Measuring;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Fetches what is ready, every now and then, into the ledger of the sample specialist software. The
 * ledger line is on disk before the acknowledgement; a case that comes twice is the same case.
 */
public final class PullingSoftware implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PullingSoftware.class);

  private final PullHttp http;
  private final Ledger ledger;
  private final Duration interval;
  private final Thread worker;
  private final Map<String, String> unanswered = new ConcurrentHashMap<>();
  private volatile boolean answering;

  /**
   * Starts fetching.
   *
   * @param http trusts the gateway
   * @param gateway base address of the gateway, for example {@code http://127.0.0.1:8080}
   * @param client client id of a target of type pull
   * @param secret its secret
   * @param interval pause between two rounds
   */
  public PullingSoftware(
      HttpClient http,
      URI gateway,
      String client,
      String secret,
      Ledger ledger,
      Duration interval) {
    this.http = new PullHttp(http, gateway, client, secret);
    this.ledger = ledger;
    this.interval = interval;
    this.worker = Thread.ofVirtual().name("pulling-" + client).start(this::run);
  }

  /** Writes an answer to the applicant for each case it takes from now on. */
  public PullingSoftware answering() {
    answering = true;
    return this;
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        round();
        Thread.sleep(interval);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() throws InterruptedException {
    try {
      for (JsonNode ready : http.list().path("cases")) {
        one(ready.path("id").stringValue());
      }
      for (Map.Entry<String, String> open : List.copyOf(unanswered.entrySet())) {
        http.answer(open.getKey(), open.getValue(), new Answer(open.getValue()));
        unanswered.remove(open.getKey());
      }
    } catch (IOException notNow) {
      // What was not acknowledged is in the list again; the next round tries it.
      LOG.debug("A round of fetching ended early: {}", notNow.getMessage());
    }
  }

  /** A case that another client has leased, or that a person has just stopped, delays no other. */
  private void one(String id) throws IOException, InterruptedException {
    try {
      fetch(id);
    } catch (PullHttp.Refused refused) {
      LOG.debug("Case {} was not fetched: {}", id, refused.getMessage());
    }
  }

  private void fetch(String id) throws IOException, InterruptedException {
    String lease = http.lease(id);
    String digest = measured(id, "", lease).sha512();
    List<LedgerLine.Content> contents = new ArrayList<>();
    for (JsonNode document : http.documents(id, lease).path("documents")) {
      String documentId = document.path("id").stringValue();
      Measuring content = measured(id, "/documents/" + documentId, lease);
      String hash = content.sha512();
      if (!hash.equals(document.path("sha512").stringValue())) {
        throw new IOException("a document of case " + id + " is damaged");
      }
      contents.add(new LedgerLine.Content(documentId, content.size(), hash));
    }
    LedgerLine line = ledger.record(new Ledger.Request(id, id, null, digest, contents, "pull"));
    String reference = line.reference();
    if (reference != null) {
      http.acknowledge(id, lease, reference);
      if (answering) {
        unanswered.put(id, reference);
      }
    }
  }

  private Measuring measured(String id, String rest, String lease)
      throws IOException, InterruptedException {
    Measuring content = new Measuring();
    try (InputStream in = http.content(id, rest, lease)) {
      in.transferTo(content);
    }
    return content;
  }

  /** Stops after the present request. */
  @Override
  public void close() {
    worker.interrupt();
  }
}
