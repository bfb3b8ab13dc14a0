package de.fallbruecke.api;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.api.ReadyCases.Ready;
import de.fallbruecke.delivery.Connector;
import de.fallbruecke.platform.Json;
import de.fallbruecke.testkit.NetworkFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** The suite for targets over the API for specialist software that fetches. */
class PullTargetIT extends FetchedTargetContract {
  private static final String TARGET = "fv-a";

  private final TestApi site = TestApi.shared();
  private final Map<UUID, String> leases = new HashMap<>();

  @Override
  protected ApplicationContext program() {
    return site.context;
  }

  @Override
  protected ReadyCases cases() {
    return site.cases;
  }

  @Override
  protected String target() {
    return TARGET;
  }

  @Override
  protected int serving() {
    return site.address.getPort();
  }

  /** An answer of 64 kB is in the middle of the second document; TLS adds little. */
  @Override
  protected NetworkFault amidTheContent() {
    return new NetworkFault.Truncated(64_000);
  }

  /** After the greeting of TLS, at the answer to the lease. */
  @Override
  protected NetworkFault beforeTheAnswer() {
    return new NetworkFault.CutInAnswer(900);
  }

  @Override
  protected Connector unable() {
    return parcel -> {
      Ready ready = offer(parcel);
      try (Calls calls = new Calls(serving())) {
        String lease = lease(calls, ready);
        assertThat(calls.send("DELETE", ready, "/lease", lease, null).statusCode()).isEqualTo(204);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return outcome(ready);
    };
  }

  @Override
  protected Connector refusing() {
    return parcel -> {
      Ready ready = offer(parcel);
      try (Calls calls = new Calls(serving())) {
        String refusal = "{\"reason\":\"NOT_RESPONSIBLE\"}";
        assertThat(calls.send("POST", ready, "/refusal", lease(calls, ready), refusal).statusCode())
            .isEqualTo(200);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return outcome(ready);
    };
  }

  @Override
  protected void fetch(Ready ready, int port) throws IOException {
    try (Calls calls = new Calls(port)) {
      String lease = leases.get(ready.id());
      if (lease == null) {
        lease = lease(calls, ready);
        leases.put(ready.id(), lease);
      }
      if (!has(ready)) {
        content(calls, ready, lease);
      }
      String said = "{\"reference\":\"AZ 1\"}";
      HttpResponse<byte[]> done = calls.send("POST", ready, "/acknowledgement", lease, said);
      assertThat(done.statusCode()).isEqualTo(200);
    }
  }

  @Override
  protected void fetchAndDie(Ready ready) throws IOException {
    try (Calls calls = new Calls(serving())) {
      content(calls, ready, lease(calls, ready));
    }
    theLeaseRunsOut();
  }

  private void content(Calls calls, Ready ready, String lease) throws IOException {
    byte[] main = good(calls.send("GET", ready, "", lease, null)).body();
    List<Document> documents = new ArrayList<>();
    JsonNode listed =
        Json.mapper().readTree(good(calls.send("GET", ready, "/documents", lease, null)).body());
    for (JsonNode entry : listed.path("documents")) {
      String id = entry.path("id").asString("");
      documents.add(
          new Document(
              id,
              entry.path("name").asString(""),
              good(calls.send("GET", ready, "/documents/" + id, lease, null)).body()));
    }
    keep(ready, main, documents);
  }

  private static HttpResponse<byte[]> good(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode());
    }
    return answer;
  }

  /** One whose number was lost on the way has to run out first. */
  private String lease(Calls calls, Ready ready) throws IOException {
    HttpResponse<byte[]> given = calls.send("POST", ready, "/lease", null, "{\"seconds\":60}");
    if (given.statusCode() == 409) {
      theLeaseRunsOut();
      given = calls.send("POST", ready, "/lease", null, "{\"seconds\":60}");
    }
    assertThat(given.statusCode()).isEqualTo(201);
    return Json.mapper().readTree(given.body()).path("lease").asString("");
  }

  private void theLeaseRunsOut() {
    site.clock.tick(Duration.ofSeconds(61));
  }

  /** Calls of one visit, over connections of its own. */
  private final class Calls implements AutoCloseable {
    private final HttpClient http = site.client(null);
    private final URI address;

    Calls(int port) {
      this.address = URI.create("https://127.0.0.1:" + port);
    }

    HttpResponse<byte[]> send(
        String method, Ready ready, String path, @Nullable String lease, @Nullable String json)
        throws IOException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(address.resolve("/api/v1/cases/" + ready.id() + path))
              .timeout(Duration.ofSeconds(20))
              .header("Authorization", "Bearer " + site.token(TARGET))
              .method(
                  method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
      if (json != null) {
        request.header("Content-Type", "application/json");
      }
      if (lease != null) {
        request.header(LeaseView.HEADER, lease);
      }
      try {
        return http.send(request.build(), BodyHandlers.ofByteArray());
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void close() {
      http.shutdownNow();
    }
  }
}
