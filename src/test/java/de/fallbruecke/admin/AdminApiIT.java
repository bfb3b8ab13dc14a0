package de.fallbruecke.admin;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.AdminToken;
import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Role;
import de.fallbruecke.bulk.ItemOutcome;
import de.fallbruecke.engine.Act;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.proof.Proofs;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.ActivationOrder;
import de.fallbruecke.route.Activations;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.testkit.DescribedInterface;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The interface for admins over real HTTP, every answer compared with its description. */
class AdminApiIT {
  private static final String V1 = "/api/admin/v1";
  private static final String ONE = V1 + "/submissions/{id}";
  private static final String JOB = V1 + "/jobs/{id}";

  private final AdminSite site = AdminSite.shared();
  private final AdminCalls calls = AdminCalls.of(site);
  private final String operator = site.token("erika", Role.OPERATOR, "nord");

  @Test
  void itIsServedToEverybodyAsItIsPublished() throws Exception {
    HttpResponse<byte[]> yaml = site.send(null, "GET", V1 + "/openapi.yaml", null);
    assertThat(yaml.statusCode()).isEqualTo(200);
    assertThat(yaml.body())
        .isEqualTo(Files.readAllBytes(Path.of("docs/reference/admin-openapi.yaml")));
    assertThat(calls.described().looseReferences()).isEmpty();
  }

  @Test
  void everyEndpointIsDescribedAndEveryDescribedOneExistsWithItsParametersAndBodies() {
    assertThat(calls.described().described())
        .isEqualTo(
            DescribedInterface.implemented(site.context, path -> path.startsWith("/api/admin/")));
    assertThat(named("Act")).containsExactlyInAnyOrderElementsOf(labels());
    assertThat(named("State")).containsExactlyInAnyOrderElementsOf(names(SubmissionState.values()));
    assertThat(named("Outcome")).containsExactlyInAnyOrderElementsOf(names(ItemOutcome.values()));
  }

  @Test
  void nobodyAsksWithoutATokenThatCounts() throws Exception {
    assertThat(code(site.send(null, "GET", V1 + "/me", null), 401)).isEqualTo("FB-ADM-003");
    assertThat(code(site.send("fba_nonsense", "GET", V1 + "/me", null), 401))
        .isEqualTo("FB-ADM-003");
    Person kim = new Person("kim", Map.of("nord", Set.of(Role.VIEWER)));
    AdminTokens tokens = site.bean(AdminTokens.class);
    AdminTokens.Issued issued =
        tokens.create(
            kim, kim, "cron", kim.grants(), site.bean(Clock.class).instant().plusSeconds(600));
    assertThat(site.send(issued.secret(), "GET", V1 + "/me", null).statusCode()).isEqualTo(200);
    assertThat(tokens.of("kim").getFirst().usedAt()).isNotNull();

    assertThat(tokens.revoke(issued.token().id(), "kim", kim)).isTrue();

    assertThat(code(site.send(issued.secret(), "GET", V1 + "/me", null), 401))
        .isEqualTo("FB-ADM-003");
    assertThat(tokens.of("kim")).extracting(AdminToken::revokedAt).doesNotContainNull();
  }

  @Test
  void aTokenNeverHasMoreThanItsOwner() {
    Person kim = new Person("kim", Map.of("nord", Set.of(Role.VIEWER, Role.OPERATOR)));
    AdminTokens tokens = site.bean(AdminTokens.class);
    java.time.Instant now = site.bean(Clock.class).instant();
    List<Map<String, Set<Role>>> tooMuch =
        List.of(
            Map.of("nord", Set.of(Role.AUDITOR)),
            Map.of("sued", Set.of(Role.VIEWER)),
            Map.of("*", Set.of(Role.VIEWER)),
            Map.of("nord", Set.of()));
    assertThat(tooMuch)
        .allSatisfy(
            grants ->
                Assertions.assertThatThrownBy(
                        () -> tokens.create(kim, kim, "x", grants, now.plusSeconds(60)))
                    .isInstanceOfSatisfying(
                        Fault.class,
                        fault ->
                            assertThat(fault.code()).isEqualTo(FaultCode.ADMIN_TOKEN_INVALID)));
    Assertions.assertThatThrownBy(
            () -> tokens.create(kim, kim, "x", kim.grants(), now.plus(Duration.ofDays(400))))
        .hasMessageContaining("366 days");
  }

  /** Role → operation → status; what a role may not is no accident. */
  @Test
  void eachRoleMayWhatItsAbilitiesSayAndNothingElse() throws Exception {
    Submission held = site.held("nord");
    Map<String, Ability> operations =
        Map.of(
            "GET /submissions",
            Ability.SEE_SUBMISSIONS,
            "GET /jobs",
            Ability.SEE_SUBMISSIONS,
            "POST /submissions/" + held.id() + "/acts",
            Ability.ACT_ON_SUBMISSIONS,
            "GET /submissions/" + held.id() + "/evidence",
            Ability.SEE_EVIDENCE,
            "GET /audit",
            Ability.SEE_AUDIT,
            "GET /roles",
            Ability.SEE_ACCESS,
            "GET /alarms",
            Ability.SEE_ALARMS,
            "GET /targets",
            Ability.SEE_PLACES,
            "POST /targets/nord-fv/resume",
            Ability.OPERATE_PLACES,
            "GET /about",
            Ability.SEE_INSTALLATION);
    for (Role role : Role.values()) {
      Person person = new Person("p", Map.of("nord", Set.of(role)));
      String token = role == Role.PROVIDER ? null : site.token("table-" + role, role, "nord");
      for (Map.Entry<String, Ability> operation : operations.entrySet()) {
        String[] call = operation.getKey().split(" ");
        int status =
            site.send(token, call[0], V1 + call[1], call[0].equals("POST") ? "{}" : null)
                .statusCode();
        boolean may = person.may(operation.getValue(), "nord");
        assertThat(status)
            .as("%s %s", role, operation.getKey())
            .satisfies(
                answered -> {
                  if (token == null) {
                    assertThat(answered).isEqualTo(401);
                  } else if (may) {
                    assertThat(answered).isIn(200, 428);
                  } else {
                    assertThat(answered).isEqualTo(403);
                  }
                });
      }
    }
  }

  @Test
  void whatBelongsToAnotherTenantAnswersAsIfItDidNotExist() throws Exception {
    Submission foreign = site.held("sued");
    String body = "{\"act\":\"release\",\"reason\":\"x\"}";
    JsonNode there = calls.check(operator, "get", ONE, id(foreign), null, 404);
    JsonNode nowhere =
        calls.check(operator, "get", ONE, V1 + "/submissions/" + UUID.randomUUID(), null, 404);
    assertThat(there.path("code")).isEqualTo(nowhere.path("code"));
    assertThat(there.path("detail").asString().replace(foreign.id().toString(), ""))
        .isEqualTo(nowhere.path("detail").asString().replaceAll("[0-9a-f-]{36}", ""));
    calls.check(
        operator,
        "post",
        ONE + "/acts",
        id(foreign) + "/acts",
        body,
        404,
        "If-Match",
        "\"HELD-1\"");
    String ids = "{\"act\":\"retry\",\"ids\":[\"" + foreign.id() + "\"]}";
    calls.check(operator, "post", V1 + "/jobs", V1 + "/jobs", ids, 404);
    JsonNode list =
        calls.check(operator, "get", V1 + "/submissions", V1 + "/submissions?limit=500", null, 200);
    assertThat(list.path("submissions"))
        .allSatisfy(one -> assertThat(one.path("tenant").asString()).isEqualTo("nord"));
    assertThat(calls.check(operator, "get", V1 + "/targets", V1 + "/targets", null, 200))
        .hasSize(1);
    calls.check(
        operator, "post", V1 + "/targets/{name}/resume", V1 + "/targets/sued-fv/resume", null, 404);
    String south = site.token("südkraft", Role.OPERATOR, "sued");
    JsonNode job =
        calls.check(south, "post", V1 + "/jobs", V1 + "/jobs", dryRun(site.announced("sued")), 201);
    String address = V1 + "/jobs/" + job.path("job").asString();
    calls.check(operator, "get", JOB, address, null, 404);
    calls.check(operator, "post", JOB + "/stop", address + "/stop", null, 404);
    calls.check(south, "get", JOB, address, null, 200);
  }

  @Test
  void anActOnWhatChangedMeanwhileDoesNothing() throws Exception {
    Submission held = site.held("nord");
    HttpResponse<byte[]> shown = site.send(operator, "GET", id(held), null);
    String tag = shown.headers().firstValue("ETag").orElseThrow();
    JsonNode details = calls.described().compare("get", ONE, null, 200, shown);
    assertThat(details.path("hold").path("remedy").asString()).isNotBlank();
    assertThat(new String(shown.body(), StandardCharsets.UTF_8)).doesNotContain("memo");
    String release = "{\"act\":\"release\",\"reason\":\"Route ist da\"}";
    String acts = id(held) + "/acts";
    calls.check(operator, "post", ONE + "/acts", acts, release, 428);
    calls.check(operator, "post", ONE + "/acts", acts, release, 400, "If-Match", "*");
    calls.check(
        operator, "post", ONE + "/acts", acts, "{\"act\":\"release\"}", 422, "If-Match", tag);
    JsonNode stale =
        calls.check(operator, "post", ONE + "/acts", acts, release, 412, "If-Match", "\"HELD-99\"");
    assertThat(stale.path("code").asString()).isEqualTo("FB-ADM-005");
    assertThat(site.bean(Submissions.class).get(held.id()).state()).isEqualTo(SubmissionState.HELD);
    String retry = "{\"act\":\"hold\",\"reason\":\"x\"}";
    calls.check(operator, "post", ONE + "/acts", acts, retry, 409, "If-Match", tag);

    calls.check(operator, "post", ONE + "/acts", acts, release, 200, "If-Match", tag);

    assertThat(site.bean(EvidenceLog.class).of(held.id()))
        .anySatisfy(
            entry ->
                assertThat(entry.event().facts())
                    .containsEntry("by", "erika")
                    .containsEntry("reason", "Route ist da"));
    calls.check(operator, "post", ONE + "/acts", acts, release, 412, "If-Match", tag);
    String auditor = site.token("audrey", Role.AUDITOR, "nord");
    calls.check(auditor, "get", ONE + "/evidence", id(held) + "/evidence", null, 200);
    JsonNode chain =
        calls.check(
            auditor, "get", ONE + "/evidence/check", id(held) + "/evidence/check", null, 200);
    assertThat(chain.path("intact").asBoolean()).isTrue();
    calls.check(operator, "post", ONE + "/proof", id(held) + "/proof", null, 403);
    HttpResponse<byte[]> proof = site.send(auditor, "POST", id(held) + "/proof", null);
    calls.described().compare("post", ONE + "/proof", null, 200, proof);
    assertThat(site.bean(Proofs.class).verify(proof.body(), id -> true).good()).isTrue();
  }

  @Test
  void aJobIsTriedCarriedOutAndTellsTheTruthOfEachItem() throws Exception {
    Submission held = site.announced("nord");
    String jobs = V1 + "/jobs";
    calls.check(operator, "post", jobs, jobs, "{\"act\":\"close\",\"search\":{}}", 422);
    calls.check(operator, "post", jobs, jobs, "{\"act\":\"close\",\"reasn\":\"x\"}", 422);
    calls.check(operator, "post", jobs, jobs, "{", 400);
    JsonNode tried = calls.check(operator, "post", jobs, jobs, dryRun(held), 201);
    over(tried);
    JsonNode done =
        calls.check(operator, "post", JOB + "/start", address(tried) + "/start", null, 201);
    over(done);
    JsonNode shown = calls.check(operator, "get", JOB, address(done), null, 200);
    assertThat(shown.path("counts").path("SUCCEEDED").asInt()).isEqualTo(1);
    assertThat(shown.path("by").asString()).isEqualTo("erika");
    JsonNode items =
        calls.check(operator, "get", JOB + "/items", address(done) + "/items", null, 200);
    assertThat(items.get(0).path("submission").asString()).isEqualTo(held.id().toString());
    assertThat(
            calls
                .check(operator, "post", JOB + "/stop", address(done) + "/stop", null, 200)
                .path("stopped")
                .asBoolean())
        .isFalse();
    calls.check(operator, "get", jobs, jobs + "?limit=5", null, 200);
    String viewer = site.token("gast", Role.VIEWER, "nord");
    calls.check(viewer, "post", JOB + "/stop", address(done) + "/stop", null, 403);
    assertThat(site.bean(Submissions.class).get(held.id()).state()).isEqualTo(SubmissionState.HELD);
  }

  @Test
  void everythingElseAnswersAsDescribed() throws Exception {
    String tenantAdmin = site.token("ada", Role.TENANT_ADMIN, "nord");
    for (String list : List.of("alarms", "audit", "replies", "destinations", "targets", "roles")) {
      calls.check(tenantAdmin, "get", V1 + "/" + list, V1 + "/" + list, null, 200);
    }
    calls.check(tenantAdmin, "get", V1 + "/about", V1 + "/about", null, 200);
    JsonNode me = calls.check(tenantAdmin, "get", V1 + "/me", V1 + "/me", null, 200);
    assertThat(me.path("person").asString()).isEqualTo("ada");
    assertThat(me.path("grants").path("nord").get(0).asString()).isEqualTo("tenant-admin");
    String target = V1 + "/targets/{name}";
    String own = V1 + "/targets/nord-fv";
    calls.check(tenantAdmin, "post", target + "/check", own + "/check", null, 200);
    calls.check(tenantAdmin, "post", target + "/pause", own + "/pause", "{\"reason\":\"\"}", 422);
    calls.check(
        tenantAdmin, "post", target + "/pause", own + "/pause", "{\"reason\":\"Umzug\"}", 200);
    JsonNode paused = calls.check(tenantAdmin, "get", V1 + "/targets", V1 + "/targets", null, 200);
    assertThat(paused.get(0).path("paused").path("by").asString()).isEqualTo("ada");
    calls.check(tenantAdmin, "post", target + "/resume", own + "/resume", null, 200);
    JsonNode audit =
        calls.check(tenantAdmin, "get", V1 + "/audit", V1 + "/audit?act=TARGET_PAUSED", null, 200);
    assertThat(audit.get(0).path("facts").path("reason").asString()).isEqualTo("Umzug");
    String reply = V1 + "/replies/{id}/release";
    String unknown = V1 + "/replies/" + UUID.randomUUID() + "/release";
    calls.check(tenantAdmin, "post", reply, unknown, "{\"reason\":\"x\"}", 404);
    calls.check(tenantAdmin, "get", V1 + "/submissions", V1 + "/submissions?limit=0", null, 422);
    calls.check(tenantAdmin, "get", V1 + "/submissions", V1 + "/submissions?state=x", null, 422);
    calls.check(tenantAdmin, "get", V1 + "/submissions", V1 + "/submissions?before=x", null, 400);
    assertThat(code(site.send(tenantAdmin, "GET", V1 + "/nothing", null), 404))
        .isEqualTo("FB-API-004");
    assertThat(code(site.send(tenantAdmin, "DELETE", V1 + "/jobs", null), 405))
        .isEqualTo("FB-API-005");
  }

  @Test
  void aRouteIsRolledBackAndRetiredByWhoSawItsNewestEntry() throws Exception {
    Activations activations = site.bean(Activations.class);
    Activation first = activations.activate(order("1"));
    String admin = site.token("rosa", Role.ROUTE_ADMIN, "nord");
    String one = V1 + "/routes/{instance}";
    String own = V1 + "/routes/wohngeld-nord";
    assertThat(
            calls
                .check(admin, "get", V1 + "/routes", V1 + "/routes", null, 200)
                .path("instances")
                .get(0)
                .path("version"))
        .isNotNull();
    HttpResponse<byte[]> shown = site.send(admin, "GET", own, null);
    String tag = shown.headers().firstValue("ETag").orElseThrow();
    assertThat(calls.described().compare("get", one, null, 200, shown)).hasSize(1);
    String why = "{\"reason\":\"Satzung geändert\"}";
    calls.check(admin, "post", one + "/retire", own + "/retire", why, 428);
    calls.check(admin, "post", one + "/retire", own + "/retire", why, 412, "If-Match", "\"0\"");
    calls.check(admin, "post", one + "/rollback", own + "/rollback", why, 409, "If-Match", tag);
    calls.check(operator, "post", one + "/retire", own + "/retire", why, 403, "If-Match", tag);
    String south = site.token("südkraft", Role.ROUTE_ADMIN, "sued");
    calls.check(south, "get", one, own, null, 404);
    calls.check(south, "post", one + "/retire", own + "/retire", why, 404, "If-Match", tag);

    JsonNode retired =
        calls.check(admin, "post", one + "/retire", own + "/retire", why, 200, "If-Match", tag);

    assertThat(retired.path("by").asString()).isEqualTo("rosa");
    assertThat(activations.history("wohngeld-nord").getFirst().runs()).isFalse();
    String now = "\"" + retired.path("id").asLong() + "\"";
    JsonNode back =
        calls.check(admin, "post", one + "/rollback", own + "/rollback", why, 200, "If-Match", now);
    assertThat(back.path("restores").asLong()).isEqualTo(first.id());
    calls.check(admin, "get", V1 + "/replays/{replay}", V1 + "/replays/4711", null, 404);
    activations.retire("wohngeld-nord", "test", null);
  }

  private ActivationOrder order(String note) {
    return new ActivationOrder(
        "wohngeld-nord",
        "nord",
        site.packageFolder(),
        Map.of("destination", "nord-post", "target", "nord-fv"),
        "test",
        note,
        null);
  }

  private static String dryRun(Submission one) {
    return "{\"act\":\"hold\",\"reason\":\"x\",\"dryRun\":true,\"ids\":[\"" + one.id() + "\"]}";
  }

  private void over(JsonNode job) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> calls.check(operator, "get", JOB, address(job), null, 200).has("finishedAt"));
  }

  private static String address(JsonNode job) {
    return V1 + "/jobs/" + job.path("job").asString();
  }

  private static String id(Submission submission) {
    return V1 + "/submissions/" + submission.id();
  }

  private static String code(HttpResponse<byte[]> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    return Json.mapper().readTree(answer.body()).path("code").asString();
  }

  private List<String> named(String schema) {
    return calls
        .described()
        .document()
        .path("components")
        .path("schemas")
        .path(schema)
        .path("enum")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  private static List<String> labels() {
    return Arrays.stream(Act.values()).map(Act::label).toList();
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
