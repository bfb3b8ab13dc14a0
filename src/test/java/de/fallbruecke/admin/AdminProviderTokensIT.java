package de.fallbruecke.admin;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.Json;
import de.fallbruecke.testkit.LoginProvider;
import de.fallbruecke.testkit.LoginProvider.Flaw;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Access tokens of a real provider at the interface for admins. */
class AdminProviderTokensIT {
  private static final String ME = "/api/admin/v1/me";
  private static final AdminSite SITE = AdminSite.shared();

  private static LoginProvider provider;
  private static HttpResponse<byte[]> whileDown;

  @BeforeAll
  static void start() throws Exception {
    whileDown = SITE.send("eyJhbGciOiJFUzI1NiJ9.e30.AAAA", "GET", ME, null);
    provider =
        LoginProvider.start(
            SITE.providerPort(),
            SITE.address().toString(),
            Map.of(LoginProvider.PROGRAM, List.of("/nord/it", "/sued/it", "operator@sued")));
  }

  @AfterAll
  static void stop() {
    provider.close();
  }

  @AfterEach
  void honest() {
    provider.sign(Flaw.NONE);
  }

  @Test
  void aTokenForTheGatewayMayWhatTheSameGroupsMayAtALogin() throws Exception {
    String token = provider.token();

    HttpResponse<byte[]> me = SITE.send(token, "GET", ME, null);

    assertThat(me.statusCode()).isEqualTo(200);
    JsonNode said = Json.mapper().readTree(me.body());
    assertThat(said.path("person").asString()).isEqualTo(LoginProvider.PROGRAM);
    assertThat(said.path("grants").propertyNames()).containsExactly("nord");
    assertThat(said.path("grants").path("nord").get(0).asString()).isEqualTo("operator");
    assertThat(SITE.send(token, "GET", "/api/admin/v1/audit", null).statusCode()).isEqualTo(403);
    assertThat(
            SITE.send(token, "GET", "/api/admin/v1/submissions/" + SITE.held("sued").id(), null)
                .statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"NONE", "NONCE"},
      mode = EnumSource.Mode.EXCLUDE)
  void aTokenThatIsNotMeantForTheGatewayNowIsRefused(Flaw flaw) throws Exception {
    provider.sign(flaw);

    HttpResponse<byte[]> answer = SITE.send(provider.token(), "GET", ME, null);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(Json.mapper().readTree(answer.body()).path("code").asString())
        .isEqualTo("FB-ADM-003");
  }

  @Test
  void aTokenWithASpoiledSignatureOrNoTokenAtAllIsRefused() throws Exception {
    String token = provider.token();
    int signature = token.lastIndexOf('.') + 5;
    String spoiled =
        token.substring(0, signature)
            + (token.charAt(signature) == 'A' ? 'B' : 'A')
            + token.substring(signature + 1);
    for (String wrong : List.of(spoiled, "a.b.c", "nonsense", token + "x")) {
      assertThat(SITE.send(wrong, "GET", ME, null).statusCode()).as(wrong).isEqualTo(401);
    }
  }

  @Test
  void aProviderThatIsDownIsSaidAndIsNoFaultOfTheToken() {
    assertThat(whileDown.statusCode()).isEqualTo(503);
    assertThat(whileDown.headers().firstValue("Retry-After")).contains("30");
    assertThat(Json.mapper().readTree(whileDown.body()).path("code").asString())
        .isEqualTo("FB-ACC-002");
  }
}
