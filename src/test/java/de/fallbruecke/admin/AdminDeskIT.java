package de.fallbruecke.admin;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.AuditEntry;
import de.fallbruecke.access.AuditQuery;
import de.fallbruecke.access.LastLogin;
import de.fallbruecke.access.Logins;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Role;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.bulk.SavedFilters;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.Json;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.survey.Components;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What the console's start page, access, evidence and filters can do, over REST. */
class AdminDeskIT {
  private static final String ZIP = "application/zip";

  private final AdminSite site = AdminSite.shared();
  private final AdminCalls calls = AdminCalls.of(site);
  private final String auditor = site.token("audrey", Role.AUDITOR, "nord");
  private final String south = site.token("südprüfer", Role.AUDITOR, "sued");
  private final String provider = site.token("petra", Role.PROVIDER, "*");

  @Test
  void whatWaitsForAPersonIsToldToWhoMaySeeItWithTheListOfIt() throws Exception {
    String operator = site.token("erika", Role.OPERATOR, "nord");
    JsonNode calm = calls.get(site.token("leo", Role.OPERATOR, "leer"), "/overview", 200);
    assertThat(calm.path("concerns")).isEmpty();
    assertThat(calm.path("day").path("received").asLong()).isZero();
    Submission held = site.held("nord");
    String target = "/targets/{name}/";
    calls.one(operator, "post", target + "pause", "nord-fv", "{\"reason\":\"Umzug\"}", 200);

    JsonNode overview = calls.get(operator, "/overview", 200);

    JsonNode waiting = concern(overview, "HELD_SUBMISSIONS");
    assertThat(waiting.path("code").asString()).isEqualTo("FB-RTE-003");
    HttpResponse<byte[]> list = site.send(operator, "GET", waiting.path("where").asString(), null);
    JsonNode found = Json.mapper().readTree(list.body()).path("submissions");
    assertThat(found)
        .hasSize(waiting.path("count").asInt())
        .anyMatch(one -> one.path("id").asString().equals(held.id().toString()));
    assertThat(concern(overview, "PAUSED_TARGET").path("names").get(0).asString())
        .isEqualTo("nord-fv");
    assertThat(concern(overview, "PAUSED_TARGET").path("by").asString()).isEqualTo("erika");
    assertThat(overview.path("day").path("received").asLong()).isPositive();
    calls.one(operator, "post", target + "resume", "nord-fv", 200);
    assertThat(calls.get(operator, "/overview", 200).path("concerns"))
        .noneMatch(one -> one.path("kind").asString().equals("PAUSED_TARGET"));
  }

  private static JsonNode concern(JsonNode overview, String kind) {
    return overview
        .path("concerns")
        .valueStream()
        .filter(one -> one.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void looksAtContentArePagedAndOnlyThoseOfOnesTenants() throws Exception {
    UUID first = looked("nord", "Rückfrage der Antragstellerin");
    UUID foreign = looked("sued", "Beschwerde");
    UUID last = looked("nord", "Prüfung");

    JsonNode page = calls.call(auditor, "get", "/audit/looks", "/audit/looks?limit=1", null, 200);
    assertThat(page.path("looks").get(0).path("submission").asString()).isEqualTo(last.toString());
    String next = "/audit/looks?limit=1&before=" + page.path("next").asString();
    JsonNode older = calls.call(auditor, "get", "/audit/looks", next, null, 200);
    JsonNode look = older.path("looks").get(0);
    assertThat(look.path("submission").asString()).isEqualTo(first.toString());
    assertThat(look.path("by").asString()).isEqualTo("max");
    assertThat(look.path("why").asString()).isEqualTo("APPLICANT_ASKED");
    assertThat(look.path("what").asString()).isEqualTo("case");
    assertThat(look.path("words").asString()).isEqualTo("Rückfrage der Antragstellerin");
    assertThat(calls.get(auditor, "/audit/looks", 200).toString())
        .doesNotContain(foreign.toString());
    assertThat(calls.get(provider, "/audit/looks", 200).toString())
        .contains(foreign.toString(), first.toString());
    calls.call(auditor, "get", "/audit/looks", "/audit/looks?before=x", null, 422);
  }

  private UUID looked(String tenant, String reason) {
    UUID submission = site.announced(tenant).id();
    new TransactionTemplate(site.bean(PlatformTransactionManager.class))
        .executeWithoutResult(
            status ->
                site.bean(EvidenceLog.class)
                    .append(
                        submission,
                        Event.of(
                            "CONTENT_VIEWED",
                            Map.of(
                                "by",
                                "max",
                                "why",
                                "APPLICANT_ASKED",
                                "what",
                                "case",
                                "reason",
                                reason))));
    return submission;
  }

  @Test
  void tenantsAndHoldersOfRolesAreThoseOfTheCaller() throws Exception {
    site.bean(Logins.class)
        .remember(
            new LastLogin(
                "lena",
                "oidc",
                Map.of("nord", Set.of(Role.VIEWER), "sued", Set.of(Role.OPERATOR)),
                site.bean(Clock.class).instant()));

    JsonNode tenants = calls.get(auditor, "/tenants", 200);
    assertThat(tenants).hasSize(1);
    assertThat(tenants.get(0).path("destinations").get(0).asString()).isEqualTo("nord-post");
    assertThat(tenants.get(0).path("targets").get(0).asString()).isEqualTo("nord-fv");
    assertThat(calls.get(provider, "/tenants", 200).findValuesAsString("name"))
        .contains("nord", "sued");
    assertThat(roles(auditor)).containsExactly("viewer@nord");
    assertThat(roles(south)).containsExactly("operator@sued");
    assertThat(roles(provider)).containsExactly("viewer@nord", "operator@sued");
  }

  private List<String> roles(String token) throws Exception {
    return calls
        .get(token, "/tenants/holders", 200)
        .valueStream()
        .filter(one -> one.path("person").asString().equals("lena"))
        .flatMap(one -> one.path("roles").valueStream())
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void aTokenMadeWithATokenMayNoMoreEndsNoLaterAndIsRevokedByWhoAnswersForItsTenant()
      throws Exception {
    String mine = kept("tilda", Role.OPERATOR);
    JsonNode made = calls.post(mine, "/tokens", token("operator", "nord", 20), 201);
    String secret = made.path("secret").asString();
    String id = made.path("token").path("id").asString();
    JsonNode me = calls.get(secret, "/me", 200);
    assertThat(me.path("person").asString()).isEqualTo("tilda");
    assertThat(me.path("grants").toString()).isEqualTo("{\"nord\":[\"operator\"]}");

    JsonNode later = calls.post(mine, "/tokens", token("operator", "nord", 40), 422);
    assertThat(later.path("detail").asString()).contains("ends no later");
    calls.post(mine, "/tokens", token("operator", "sued", 20), 422);
    calls.post(mine, "/tokens", token("tenant-admin", "nord", 20), 422);
    calls.post(mine, "/tokens", token("emperor", "nord", 20), 422);
    calls.post(mine, "/tokens", token("operator", "nord", 0), 422);
    calls.post(mine, "/tokens", "{\"name\":\"x\"}", 422);
    JsonNode list = calls.get(mine, "/tokens", 200);
    assertThat(list.findValuesAsString("id")).hasSize(2).contains(id);
    assertThat(list.toString()).doesNotContain(secret);
    assertThat(calls.call(mine, "get", "/tokens", "/tokens?before=" + id, null, 200)).hasSize(1);

    String operator = site.token("otto", Role.OPERATOR, "nord");
    calls.one(operator, "get", "/tokens/{id}", id, 404);
    calls.one(south, "post", "/tokens/{id}/revoke", id, 404);
    calls.one(auditor, "post", "/tokens/{id}/revoke", id, 403);
    assertThat(calls.one(auditor, "get", "/tokens/{id}", id, 200).path("revocable").asBoolean())
        .isFalse();
    calls.get(secret, "/me", 200);

    String admin = site.token("ada", Role.TENANT_ADMIN, "nord");
    assertThat(changed(calls.one(admin, "post", "/tokens/{id}/revoke", id, 200))).isTrue();
    assertThat(changed(calls.one(admin, "post", "/tokens/{id}/revoke", id, 200))).isFalse();
    assertThat(site.send(secret, "GET", AdminCalls.V1 + "/me", null).statusCode()).isEqualTo(401);
    assertThat(calls.one(mine, "get", "/tokens/{id}", id, 200).path("counts").asBoolean())
        .isFalse();
    assertThat(site.bean(Audit.class).find(AuditQuery.newest(TenantScope.all(), 100)))
        .filteredOn(entry -> entry.what().equals(id))
        .extracting(AuditEntry::act, AuditEntry::person)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ADMIN_TOKEN_REVOKED", "ada"),
            org.assertj.core.groups.Tuple.tuple("ADMIN_TOKEN_CREATED", "tilda"));
  }

  /** A token that counts for thirty days. */
  private String kept(String person, Role role) {
    Map<String, Set<Role>> grants = Map.of("nord", Set.of(role));
    Person owner = new Person(person, grants);
    return site.bean(AdminTokens.class)
        .create(
            owner,
            owner,
            "kept",
            grants,
            site.bean(Clock.class).instant().plus(Duration.ofDays(30)))
        .secret();
  }

  private static String token(String role, String tenant, int days) {
    return "{\"name\":\"night\",\"grants\":{\"%s\":[\"%s\"]},\"days\":%d}"
        .formatted(tenant, role, days);
  }

  private static boolean changed(JsonNode answer) {
    return answer.path("changed").asBoolean();
  }

  @Test
  void aProofFileIsCheckedAndASubmissionFoundByItsFileNumber() throws Exception {
    Submission submission = site.announced("nord");
    String proof = AdminCalls.V1 + "/submissions/" + submission.id() + "/proof";
    byte[] file = site.send(auditor, "POST", proof, null).body();
    JsonNode genuine = verified(auditor, file, 200);
    assertThat(genuine.path("proven").asBoolean()).isTrue();
    assertThat(genuine.path("submission").asString()).isEqualTo(submission.id().toString());
    JsonNode foreign = verified(south, file, 200);
    assertThat(foreign.path("good").asBoolean()).isTrue();
    assertThat(foreign.has("submission")).isFalse();
    assertThat(stock(genuine)).isEqualTo("GOOD");
    assertThat(stock(foreign)).as("says nothing of what is here").isEqualTo("UNKNOWN");
    byte[] forged = file.clone();
    forged[file.length / 2] ^= 1;
    assertThat(verified(auditor, forged, 200).path("good").asBoolean()).isFalse();
    verified(auditor, new byte[0], 422);

    site.bean(JdbcClient.class)
        .sql(
            """
            insert into case_status (case_id, target, submission, file_number, status, changed_at)
            values (?, 'nord-fv', ?, 'AZ 50-11/4711', null, now())
            """)
        .params(UUID.randomUUID(), submission.id())
        .update();
    for (String number : List.of("AZ%2050-11/4711", submission.id().toString())) {
      assertThat(found(auditor, number)).containsExactly(submission.id().toString());
      assertThat(found(south, number)).isEmpty();
    }
    assertThat(found(auditor, "AZ%2050-11")).as("not the whole number").isEmpty();
    String begin = "/evidence/checks?tenant=nord";
    String check =
        calls.call(auditor, "post", "/evidence/checks", begin, null, 201).path("id").asString();
    assertThat(calls.get(auditor, "/evidence/checks", 200).findValuesAsString("id"))
        .contains(check);
    assertThat(calls.get(auditor, "/evidence/checks", 200).findValuesAsString("tenant"))
        .isNotEmpty()
        .containsOnly("nord");
    assertThat(calls.get(south, "/evidence/checks", 200).toString()).doesNotContain("nord");
  }

  private static String stock(JsonNode verdict) {
    return verdict
        .path("checks")
        .valueStream()
        .filter(one -> one.path("check").asString().equals("STOCK"))
        .findFirst()
        .orElseThrow()
        .path("result")
        .asString();
  }

  private JsonNode verified(String token, byte[] file, int status) throws Exception {
    String path = AdminCalls.V1 + "/evidence/verify";
    return calls
        .described()
        .compare("post", path, null, status, site.upload(token, path, ZIP, file));
  }

  private List<String> found(String token, String number) throws Exception {
    return calls
        .call(token, "get", "/evidence", "/evidence?number=" + number, null, 200)
        .findValuesAsString("id");
  }

  @Test
  void whatIsInstalledIsSaidWithItsComponents() throws Exception {
    JsonNode about = calls.get(auditor, "/about", 200);
    assertThat(about.path("database").asString()).matches("\\d+\\..*");
    JsonNode migrations = calls.get(auditor, "/about/migrations", 200);
    assertThat("V" + migrations.get(0).path("version").asString())
        .isEqualTo(about.path("tables").asString());
    // a build without Maven leaves the list out, and says so
    boolean listed = site.bean(Components.class).file().isPresent();
    JsonNode sbom = calls.get(auditor, "/about/sbom", listed ? 200 : 404);
    assertThat(calls.get(auditor, "/about/components", 200))
        .hasSize(sbom.path("components").size());
  }

  @Test
  void aFilterIsSavedForItsPersonAloneAndItsListShowsWhatItLooksFor() throws Exception {
    String operator = site.token("fiona", Role.OPERATOR, "nord");
    Submission held = site.held("nord");
    String body =
        "{\"name\":\"Klemmt\",\"filter\":{\"state\":\"HELD\",\"text\":\"%s\",\"age\":\"LAST_DAY\",\"test\":\"NONE\"}}";
    JsonNode saved = calls.post(operator, "/filters", body.formatted("ä & b=c"), 201);
    assertThat(saved.path("filter").path("text").asString()).isEqualTo("ä & b=c");
    assertThat(listed(operator, saved)).isEmpty();
    JsonNode again = calls.post(operator, "/filters", body.formatted(held.id()), 201);
    assertThat(again.path("id")).as("of the same name").isEqualTo(saved.path("id"));
    JsonNode all = calls.get(operator, "/filters", 200);
    assertThat(all).hasSize(1);
    assertThat(listed(operator, all.get(0))).containsExactly(held.id().toString());
    assertThat(site.bean(SavedFilters.class).of("fiona").getFirst().query())
        .as("as the console's list has it")
        .isEqualTo("state=HELD&text=" + held.id() + "&age=LAST_DAY&test=NONE");
    for (String wrong :
        List.of(
            "{\"name\":\"x\",\"filter\":{}}",
            "{\"name\":\" \",\"filter\":{\"state\":\"HELD\"}}",
            "{\"name\":\"x\",\"filter\":{\"state\":\"STUCK\"}}",
            "{\"name\":\"x\",\"filter\":{\"age\":\"YEAR\"}}",
            "{\"name\":\"x\",\"filter\":{\"test\":\"MAYBE\"}}",
            "{\"name\":\"x\",\"filter\":{\"text\":\"a\\u0000\"}}")) {
      calls.post(operator, "/filters", wrong, 422);
    }
    String id = saved.path("id").asString();
    String other = site.token("gerd", Role.OPERATOR, "nord");
    assertThat(calls.get(other, "/filters", 200)).isEmpty();
    calls.one(other, "delete", "/filters/{id}", id, 404);
    assertThat(changed(calls.one(operator, "delete", "/filters/{id}", id, 200))).isTrue();
    assertThat(calls.get(operator, "/filters", 200)).isEmpty();
    for (int i = 0; i < SavedFilters.MOST; i++) {
      site.bean(SavedFilters.class).save("fiona", "n" + i, "state=HELD");
    }
    calls.post(operator, "/filters", body.formatted("x"), 422);
    calls.post(operator, "/filters", "{\"name\":\"n7\",\"filter\":{\"state\":\"MAPPED\"}}", 201);
  }

  private List<String> listed(String token, JsonNode filter) throws Exception {
    HttpResponse<byte[]> list =
        site.send(token, "GET", filter.path("submissions").asString(), null);
    assertThat(list.statusCode())
        .as(new String(list.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return Json.mapper().readTree(list.body()).path("submissions").findValuesAsString("id");
  }
}
