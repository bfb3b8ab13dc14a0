package de.fallbruecke.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.AuditEntry;
import de.fallbruecke.access.AuditQuery;
import de.fallbruecke.access.Role;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.engine.Chore;
import de.fallbruecke.fitconnect.DeliveryStub;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.ReplyState;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is done over REST is done: keys, alarms, test deliveries and connection tests. */
class AdminEffectsIT {
  private static final String KEYS = "/keys/{destination}";
  private static final String RENEWAL = KEYS + "/renewal";
  private static final String IF_MATCH = "If-Match";

  private final AdminSite site = AdminSite.shared();
  private final AdminCalls calls = AdminCalls.of(site);

  @Test
  void aKeyIsRenewedStepByStepAndAfterTheLastOnlyTheNewOneOpens() throws Exception {
    String keeper = site.token("kira", Role.KEY_ADMIN, "nord");
    site.portal().instead = asked -> published(asked.line(), "our-encryption-key");
    assertThat(kids(keeper)).containsExactly("our-encryption-key");

    JsonNode made = calls.one(keeper, "post", RENEWAL, AdminSite.WITH_KEYS, 200);
    String kid = made.path("renewals").get(0).path("kid").asString();
    assertThat(kids(keeper)).containsExactlyInAnyOrder("our-encryption-key", kid);
    calls.one(keeper, "post", RENEWAL, AdminSite.WITH_KEYS, 409);
    String seen = tag(keeper);
    act(keeper, "finish", 428);
    act(keeper, "look", 412, IF_MATCH, "\"none\"");
    assertThat(state(act(keeper, "look", 200, IF_MATCH, seen))).isEqualTo("MADE");
    JsonNode jwk = calls.one(keeper, "get", RENEWAL + "/jwk", AdminSite.WITH_KEYS, 200);
    assertThat(jwk.has("d")).isFalse();
    String asked = path("/request?subject=CN=Nord");
    assertThat(new String(site.send(keeper, "GET", asked, null).body(), StandardCharsets.US_ASCII))
        .startsWith("-----BEGIN CERTIFICATE REQUEST");

    site.portal().destinationKeys.put(kid, RSAKey.parse(jwk.toString()));
    site.portal().instead = line -> published(line.line(), kid);
    assertThat(state(act(keeper, "look", 200, IF_MATCH, seen))).isEqualTo("PUBLISHED");
    act(keeper, "finish", 412, IF_MATCH, seen);
    act(keeper, "cancel", 409, IF_MATCH, tag(keeper));
    assertThat(state(act(keeper, "finish", 200, IF_MATCH, tag(keeper)))).isEqualTo("DONE");

    assertThat(kids(keeper)).containsExactly(kid);
    assertThat(acts("kira")).containsExactly("KEY_RENEWED", "KEY_PUBLISHED", "KEY_MADE");
    calls.one(keeper, "post", RENEWAL, AdminSite.WITH_KEYS, 200);
    assertThat(state(act(keeper, "cancel", 200, IF_MATCH, tag(keeper)))).isEqualTo("CANCELLED");
    assertThat(kids(keeper)).containsExactly(kid);
  }

  private static DeliveryStub.Answer published(String line, String kid) {
    return line.matches("GET .*/destinations/[0-9a-f-]{36}")
        ? DeliveryStub.Answer.json(
            200, "{\"status\":\"active\",\"encryptionKid\":\"%s\"}".formatted(kid))
        : null;
  }

  private List<String> kids(String token) throws Exception {
    return calls
        .one(token, "get", KEYS, AdminSite.WITH_KEYS, 200)
        .path("keys")
        .findValuesAsString("kid");
  }

  private JsonNode act(String token, String step, int status, String... headers) throws Exception {
    return calls.one(token, "post", RENEWAL + "/" + step, AdminSite.WITH_KEYS, status, headers);
  }

  private String tag(String token) throws Exception {
    HttpResponse<byte[]> shown =
        site.send(token, "GET", AdminCalls.V1 + "/keys/" + AdminSite.WITH_KEYS, null);
    return shown.headers().firstValue("ETag").orElseThrow();
  }

  private static String path(String rest) {
    return AdminCalls.V1 + "/keys/" + AdminSite.WITH_KEYS + "/renewal" + rest;
  }

  private static String state(JsonNode keys) {
    return keys.path("renewals").get(0).path("state").asString();
  }

  @Test
  void anAlarmIsTakenByWhoSawItAndGivenBack() throws Exception {
    JdbcClient jdbc = site.bean(JdbcClient.class);
    jdbc.sql(
            "insert into destination_pause values ('nord-zwei', now() - interval '20 days', 'x', 'y')")
        .update();
    judge();
    String one = site.token("anna", Role.OPERATOR, "nord");
    String other = site.token("bert", Role.OPERATOR, "nord");
    String id =
        calls
            .get(one, "/alarms", 200)
            .valueStream()
            .filter(alarm -> alarm.path("destination").asString("").equals("nord-zwei"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    String take = "/alarms/{id}/take";
    String back = "/alarms/{id}/give-back";
    String seen = alarmTag(one, id);
    calls.one(one, "post", take, id, 428);
    JsonNode taken = calls.one(one, "post", take, id, 200, IF_MATCH, seen);
    assertThat(taken.path("care").path("by").asString()).isEqualTo("anna");
    calls.one(other, "post", take, id, 412, IF_MATCH, seen);
    calls.one(other, "post", back, id, 412, IF_MATCH, alarmTag(other, id));
    assertThat(calls.one(other, "get", "/alarms/{id}", id, 200).path("care").path("by").asString())
        .isEqualTo("anna");
    JsonNode given = calls.one(one, "post", back, id, 200, IF_MATCH, alarmTag(one, id));
    assertThat(given.has("care")).isFalse();
    assertThat(acts("anna")).containsExactly("ALARM_GIVEN_BACK", "ALARM_TAKEN");

    jdbc.sql("delete from destination_pause where destination = 'nord-zwei'").update();
    judge();
    calls.one(other, "post", take, id, 412, IF_MATCH, alarmTag(other, id));
    assertThat(calls.one(other, "get", "/alarms/{id}", id, 200).has("clearedAt")).isTrue();
  }

  private void judge() {
    site.context.getBeansOfType(Chore.class).values().stream()
        .filter(chore -> chore.name().equals("alarms"))
        .forEach(Chore::run);
  }

  private String alarmTag(String token, String id) throws Exception {
    HttpResponse<byte[]> shown = site.send(token, "GET", AdminCalls.V1 + "/alarms/" + id, null);
    return shown.headers().firstValue("ETag").orElseThrow();
  }

  @Test
  void aTestDeliveryArrivesAndATestOfAConnectionNamesTheStepThatFails() throws Exception {
    String operator = site.token("otto", Role.OPERATOR, "nord");
    Path drop = site.drop("nord");
    String trial = "/targets/{name}/test-delivery";
    calls.one(operator, "post", trial, "nord-fv", "{\"reason\":\" \"}", 422);
    assertThat(files(drop)).isZero();
    JsonNode sent = calls.one(operator, "post", trial, "nord-fv", "{\"reason\":\"Abnahme\"}", 200);
    assertThat(failed(sent)).isEmpty();
    assertThat(files(drop)).isPositive();

    String check = "/targets/{name}/check";
    assertThat(failed(calls.one(operator, "post", check, "nord-fv", 200))).isEmpty();
    Path away = drop.resolveSibling("away-" + UUID.randomUUID());
    Files.move(drop, away);
    try {
      assertThat(failed(calls.one(operator, "post", check, "nord-fv", 200))).hasSize(1);
    } finally {
      Files.move(away, drop);
    }
    calls.one(operator, "post", "/destinations/{name}/check", "nord-post", 200);
    assertThat(acts("otto"))
        .containsExactly(
            "CONNECTION_CHECKED", "CONNECTION_CHECKED", "CONNECTION_CHECKED", "TEST_DELIVERED");
  }

  private static List<String> failed(JsonNode report) {
    return report
        .path("steps")
        .valueStream()
        .filter(step -> step.path("result").asString().equals("FAILED"))
        .map(JsonNode::toString)
        .toList();
  }

  private static long files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  /** What somebody did, the newest first. */
  private List<String> acts(String person) {
    return site.bean(Audit.class).find(AuditQuery.newest(TenantScope.all(), 200)).stream()
        .filter(entry -> entry.person().equals(person))
        .filter(entry -> !entry.act().startsWith("ADMIN_TOKEN"))
        .map(AuditEntry::act)
        .toList();
  }

  @Test
  void aHeldAnswerIsDecidedOnByWhoSawItAsItIs() throws Exception {
    String operator = site.token("erika", Role.OPERATOR, "nord");
    UUID held = site.heldAnswer("nord");
    String one = AdminCalls.V1 + "/replies/{id}";
    String own = AdminCalls.V1 + "/replies/" + held;
    String reason = "{\"reason\":\"Portal ist repariert\"}";
    HttpResponse<byte[]> shown = site.send(operator, "GET", own, null);
    JsonNode answer = calls.described().compare("get", one, null, 200, shown);
    assertThat(answer.path("state").asString()).isEqualTo("HELD");
    String seen = shown.headers().firstValue("ETag").orElseThrow();

    String viewer = site.token("gast", Role.VIEWER, "nord");
    calls.check(viewer, "get", one, own, null, 200);
    calls.check(viewer, "post", one + "/close", own + "/close", reason, 403, "If-Match", seen);
    String south = site.token("südkraft", Role.OPERATOR, "sued");
    calls.check(south, "get", one, own, null, 404);
    calls.check(operator, "post", one + "/close", own + "/close", reason, 428);
    calls.check(operator, "post", one + "/close", own + "/close", reason, 412, "If-Match", "\"0\"");
    calls.check(operator, "post", one + "/close", own + "/close", reason, 200, "If-Match", seen);
    calls.check(operator, "post", one + "/close", own + "/close", reason, 412, "If-Match", seen);
    assertThat(site.bean(Replies.class).get(held).state()).isEqualTo(ReplyState.REFUSED);
  }
}
