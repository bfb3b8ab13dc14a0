package de.fallbruecke.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.api.TestApi;
import de.fallbruecke.evidence.Entry;
import de.fallbruecke.evidence.Ledger;
import de.fallbruecke.evidence.LedgerQuery;
import de.fallbruecke.evidence.RefusedRequests;
import de.fallbruecke.platform.Json;
import de.fallbruecke.testkit.TestCertificate;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How clients of the API prove themselves, over real TLS. */
class ApiAccessIT {
  private static final String GRANT = "grant_type=client_credentials";

  private final TestApi api = TestApi.shared();

  @Test
  void aClientThatKnowsItsSecretGetsATokenThatOpensTheInterfaceAndNoPage() throws Exception {
    HttpResponse<String> answer = api.askForToken(GRANT, "fv-c", TestApi.SECRET_C);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    JsonNode token = Json.mapper().readTree(answer.body());
    assertThat(token.path("token_type").stringValue()).isEqualTo("Bearer");
    assertThat(token.path("expires_in").intValue()).isEqualTo(600);
    String value = token.path("access_token").stringValue();
    assertThat(list(value)).isEqualTo(200);
    for (String page : List.of("/", "/submissions", "/alarms")) {
      HttpResponse<byte[]> refused = api.send(api.plain(), value, "GET", page, null);
      assertThat(refused.statusCode()).as(page).isEqualTo(302);
    }
    assertThat(
            api.context()
                .getBean(JdbcClient.class)
                .sql("select count(*) from api_token where hash = ? or hash like ?")
                .params(value, "%fbt_%")
                .query(Long.class)
                .single())
        .as("the table does not hold what opens the interface")
        .isZero();
  }

  @Test
  void theSecretMayComeInTheForm() throws Exception {
    String form = GRANT + "&scope=cases&client_id=fv-b&client_secret=" + TestApi.SECRET_B;
    assertThat(api.askForToken(form, null, null).statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenRunsOut() throws Exception {
    String token =
        Json.mapper()
            .readTree(api.askForToken(GRANT, "fv-b", TestApi.SECRET_B).body())
            .path("access_token")
            .stringValue();
    assertThat(list(token)).isEqualTo(200);
    api.clock().tick(Duration.ofMinutes(10));
    assertThat(list(token)).isEqualTo(401);
    api.forgetTokens();
  }

  @Test
  void whatIsNoProofOpensNothing() throws Exception {
    for (String token : List.of("fbt_x", "x", "fbt_" + "A".repeat(43), "a.b.c")) {
      assertThat(list(token)).as(token).isEqualTo(401);
    }
    assertThat(list(null)).isEqualTo(401);
    assertThat(error(api.askForToken(GRANT, "fv-b", "wrong"))).isEqualTo("401 invalid_client");
    assertThat(error(api.askForToken(GRANT, "nobody", "x"))).isEqualTo("401 invalid_client");
    assertThat(error(api.askForToken(GRANT, null, null))).isEqualTo("401 invalid_client");
    assertThat(error(api.askForToken(GRANT, "fv-d", ""))).isEqualTo("401 invalid_client");
    assertThat(error(api.askForToken(GRANT + "&client_secret=x", "fv-b", TestApi.SECRET_B)))
        .isEqualTo("401 invalid_client");
    assertThat(error(api.askForToken("grant_type=password", "fv-b", TestApi.SECRET_B)))
        .isEqualTo("400 unsupported_grant_type");
    assertThat(error(api.askForToken(GRANT + "&scope=admin", "fv-b", TestApi.SECRET_B)))
        .isEqualTo("400 invalid_scope");
    assertThat(error(api.askForToken("x=" + "y".repeat(9000), "fv-b", TestApi.SECRET_B)))
        .isEqualTo("413 invalid_request");
  }

  @Test
  void guessingASecretIsSlowedDownAndKeepsNobodyElseOut() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(error(api.askForToken(GRANT, "guessed", "x" + i))).isEqualTo("401 invalid_client");
    }
    HttpResponse<String> wait = api.askForToken(GRANT, "guessed", "x");
    assertThat(wait.statusCode()).isEqualTo(429);
    assertThat(wait.headers().firstValue("Retry-After")).hasValue("60");
    assertThat(api.askForToken(GRANT, "fv-a", TestApi.SECRET_A).statusCode()).isEqualTo(200);
  }

  @Test
  void aClientIsKnownByItsCertificate(@TempDir Path directory) throws Exception {
    HttpResponse<byte[]> own =
        api.send(api.client(api.clientCertificate()), null, "GET", "/api/v1/cases", null);
    assertThat(own.statusCode()).isEqualTo(200);
    HttpResponse<byte[]> stranger =
        api.send(api.client(api.strangerCertificate()), null, "GET", "/api/v1/cases", null);
    assertThat(stranger.statusCode()).as("trusted by TLS, but no client").isEqualTo(401);
  }

  @Test
  void aCertificateThatOpensNothingIsKeptAsEvidenceOnceAndThenCounted() throws Exception {
    RefusedRequests refused = api.context().getBean("refusedApiRequests", RefusedRequests.class);
    Ledger ledger = api.context().getBean(Ledger.class);
    for (int i = 0; i < 2; i++) {
      refused.write();
      api.clock().tick(Duration.ofMinutes(2));
    }
    refused.write();
    int before = ledger.verify("api").entries();

    HttpClient stranger = api.client(api.strangerCertificate());
    for (int i = 0; i < 5; i++) {
      assertThat(list(stranger)).isEqualTo(401);
      refused.write();
    }
    api.forgetTokens();
    assertThat(list(api.client(api.clientCertificate()))).as("who is known").isEqualTo(200);
    api.clock().tick(Duration.ofMinutes(1));
    refused.write();

    List<Entry> entries =
        ledger.find(LedgerQuery.all("api", 1000)).stream()
            .filter(entry -> entry.number() > before)
            .toList();
    assertThat(entries)
        .hasSize(2)
        .allSatisfy(
            entry ->
                assertThat(entry.event().facts())
                    .containsEntry("cause", "CERTIFICATE_UNKNOWN")
                    .containsEntry("place", "api")
                    .hasEntrySatisfying("certificate", hash -> assertThat(hash).hasSize(64)));
    assertThat(entries)
        .extracting(entry -> entry.event().facts().get("times"))
        .containsExactlyInAnyOrder("1", "4");
    api.forgetTokens();
  }

  @Test
  void aClientIsKnownBySubjectAndIssuerOfItsCertificateTogether() throws Exception {
    HttpResponse<byte[]> own =
        api.send(api.client(api.namedCertificate()), null, "GET", "/api/v1/cases", null);
    assertThat(own.statusCode()).isEqualTo(200);
    HttpResponse<byte[]> sameSubject =
        api.send(api.client(api.strangerCertificate()), null, "GET", "/api/v1/cases", null);
    assertThat(sameSubject.statusCode())
        .as("its subject is that of client fv-e-other, its issuer is not")
        .isEqualTo(401);
  }

  @Test
  void aCertificateInAHeaderCountsFromTheConfiguredProxyOnly() throws Exception {
    String own = header(api.clientCertificate());
    try (HttpClient proxy = api.client(null, TestApi.PROXY)) {
      assertThat(list(proxy, TestApi.CERTIFICATE_HEADER, own)).isEqualTo(200);
      assertThat(list(proxy, TestApi.CERTIFICATE_HEADER, header(api.strangerCertificate())))
          .isEqualTo(401);
      assertThat(list(proxy, TestApi.CERTIFICATE_HEADER, "no certificate")).isEqualTo(401);
      assertThat(list(proxy, "ssl-client-cert", own)).isEqualTo(401);
      assertThat(list(proxy, "Authorization", "Bearer fbt_x", TestApi.CERTIFICATE_HEADER, own))
          .as("who shows a token is known by it or not at all")
          .isEqualTo(401);
    }
    for (String header : List.of(TestApi.CERTIFICATE_HEADER, "X-Forwarded-Client-Cert")) {
      assertThat(list(api.plain(), header, own)).as("from another address").isEqualTo(401);
      assertThat(list(api.plain(), header, own, "X-Forwarded-For", TestApi.PROXY))
          .as("an address in a header is none")
          .isEqualTo(401);
    }
  }

  @Test
  void aProblemSpeaksTheLanguageOfTheClient() throws Exception {
    HttpResponse<byte[]> answer =
        api.send(api.plain(), null, "GET", "/api/v1/cases", null, "Accept-Language", "de-DE");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("ausgewiesen");
  }

  private int list(@org.jspecify.annotations.Nullable String token) throws Exception {
    return api.send(api.plain(), token, "GET", "/api/v1/cases", null).statusCode();
  }

  private int list(HttpClient http, String... headers) throws Exception {
    return api.send(http, null, "GET", "/api/v1/cases", null, headers).statusCode();
  }

  private static String header(TestCertificate certificate) {
    // A blank is %20 there, as proxies write it.
    return URLEncoder.encode(certificate.certificate(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String error(HttpResponse<String> answer) {
    return answer.statusCode()
        + " "
        + Json.mapper().readTree(answer.body()).path("error").stringValue();
  }
}
