package de.fallbruecke.admin;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.access.Audit;
import de.fallbruecke.access.AuditEntry;
import de.fallbruecke.access.AuditQuery;
import de.fallbruecke.access.Role;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.route.archive.PackageExport;
import de.fallbruecke.route.archive.PublisherKey;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a neighbour's archive to a running instance and back, and the standards it stands on. */
class AdminRoutesIT {
  private static final String V1 = "/api/admin/v1";
  private static final String OCTETS = "application/octet-stream";
  private static final String INSTANCE = "sozialhilfe-nord";
  private static final String ONE = V1 + "/routes/{instance}";
  private static final String OWN = V1 + "/routes/" + INSTANCE;
  private static final String CHANGE = V1 + "/changes/{id}";
  private static final String SERVICE = "urn:de:fim:leika:leistung:99000000000001";

  private final AdminSite site = AdminSite.shared();
  private final AdminCalls calls = AdminCalls.of(site);
  private final String admin = site.token("rosa", Role.ROUTE_ADMIN, "nord");
  private final String south = site.token("südkraft", Role.ROUTE_ADMIN, "sued");

  @Test
  void aNeighboursPackageIsTakenOverTriedComparedActivatedChangedAndHandedOn() throws Exception {
    PublisherKey neighbour = PublisherKey.generate("Landkreis Nachbar", null);
    byte[] archive =
        new PackageExport(site.bean(Mappings.class))
            .sign(Path.of("routes/sozialhilfe"), neighbour, Instant.parse("2026-11-01T08:00:00Z"))
            .bytes();
    String imports = V1 + "/imports";
    JsonNode stranger = uploaded(admin, imports, archive, 422);
    assertThat(stranger.path("code").asString()).startsWith("FB-SHR-");
    trust(neighbour);

    JsonNode begun = uploaded(admin, imports, archive, 201);
    assertThat(begun.path("kind").asString()).isEqualTo("NEW");
    String id = begun.path("id").asString();
    calls.check(south, "get", imports + "/{id}", imports + "/" + id, null, 404);
    JsonNode taken =
        calls.check(admin, "post", imports + "/{id}/take", imports + "/" + id + "/take", "{}", 200);
    assertThat(taken.has("takenAt")).isTrue();
    calls.check(admin, "get", imports + "/{id}", imports + "/" + id, null, 200);

    String hash = shownVersion();
    JsonNode active = activated(hash);
    assertThat(active.path("by").asString()).isEqualTo("rosa");
    parametersAreGuardedByWhatWasSeen();
    theComparisonIsAJobWithADiffWithoutValues();
    look();
    HttpResponse<byte[]> exported = site.send(admin, "POST", OWN + "/export", null);
    calls.described().compare("post", ONE + "/export", null, 200, exported);
    assertThat(exported.body()).isEqualTo(archive);
    revoke(neighbour);
    assertThat(acts())
        .contains(
            "PUBLISHER_TRUSTED",
            "PACKAGE_CHECKED",
            "PACKAGE_TAKEN_OVER",
            "ROUTE_ACTIVATED",
            "ROUTE_CHANGE_PREPARED",
            "ROUTE_COMPARED",
            "ROUTE_CHANGE_REBASED",
            "ROUTE_EXPORTED",
            "PUBLISHER_REVOKED");
    String why = "{\"reason\":\"Ende\"}";
    calls.check(admin, "post", ONE + "/retire", OWN + "/retire", why, 200, "If-Match", tag());
  }

  private void trust(PublisherKey neighbour) throws Exception {
    String publishers = V1 + "/publishers";
    String jwk = neighbour.publisher().jwk();
    String wrong = "{\"jwk\":%s,\"thumbprint\":\"another\"}".formatted(jwk);
    calls.check(admin, "post", publishers, publishers, wrong, 409);
    String right =
        "{\"jwk\":%s,\"thumbprint\":\"%s\"}".formatted(jwk, neighbour.publisher().thumbprint());
    calls.check(admin, "post", publishers, publishers, right, 201);
    assertThat(calls.check(admin, "get", publishers, publishers, null, 200)).isNotEmpty();
    assertThat(calls.check(south, "get", publishers, publishers, null, 200)).isEmpty();
  }

  private void revoke(PublisherKey neighbour) throws Exception {
    String template = V1 + "/publishers/{thumbprint}/revoke";
    String path = template.replace("{thumbprint}", neighbour.publisher().thumbprint());
    calls.check(south, "post", template, path, null, 404);
    JsonNode revoked = calls.check(admin, "post", template, path, null, 200);
    assertThat(revoked.path("trusted").asBoolean()).isFalse();
  }

  private String shownVersion() throws Exception {
    String packages = V1 + "/packages";
    assertThat(calls.check(admin, "get", packages, packages, null, 200))
        .anyMatch(one -> one.path("packageId").asString().equals("sozialhilfe"));
    assertThat(calls.check(south, "get", packages, packages, null, 200))
        .noneMatch(one -> one.path("packageId").asString().equals("sozialhilfe"));
    String versions = packages + "/{name}/versions";
    String path = packages + "/sozialhilfe/versions";
    String hash =
        calls.check(admin, "get", versions, path, null, 200).get(0).path("hash").asString();
    calls.check(south, "get", versions, path, null, 404);
    JsonNode version =
        calls.check(admin, "get", versions + "/{hash}", path + "/" + hash, null, 200);
    assertThat(version.path("origin").path("publisher").asString()).isEqualTo("Landkreis Nachbar");
    assertThat(version.path("examples"))
        .isNotEmpty()
        .allMatch(one -> one.path("green").asBoolean());
    calls.check(admin, "get", versions + "/{hash}", path + "/nothing", null, 404);
    return hash;
  }

  private JsonNode activated(String hash) throws Exception {
    String changes = ONE + "/changes";
    String path = OWN + "/changes";
    String lacking = "{\"hash\":\"%s\",\"parameters\":{}}".formatted(hash);
    JsonNode refused = calls.check(admin, "post", changes, path, lacking, 422);
    assertThat(refused.path("detail").asString()).contains("destination=MISSING");
    calls.check(admin, "post", changes, path, wanted("sued-post", hash), 422);
    calls.check(admin, "post", changes, path, wanted("nord-post", null), 422);
    JsonNode change = calls.check(admin, "post", changes, path, wanted("nord-post", hash), 201);
    assertThat(change.path("passes").asBoolean()).isTrue();
    String one = V1 + "/changes/" + change.path("id").asString();
    calls.check(south, "get", CHANGE, one, null, 404);
    calls.check(south, "post", CHANGE + "/activate", one + "/activate", "{\"reason\":\"x\"}", 404);
    calls.check(admin, "post", CHANGE + "/activate", one + "/activate", "{\"reason\":\" \"}", 422);
    JsonNode entry =
        calls.check(
            admin,
            "post",
            CHANGE + "/activate",
            one + "/activate",
            "{\"reason\":\"Erste Fassung\"}",
            200);
    calls.check(admin, "post", CHANGE + "/activate", one + "/activate", "{\"reason\":\"x\"}", 409);
    calls.check(south, "post", changes, path, wanted("sued-post", hash), 409);
    return entry;
  }

  private void parametersAreGuardedByWhatWasSeen() throws Exception {
    String template = ONE + "/parameters";
    String path = OWN + "/parameters";
    JsonNode shown = calls.check(admin, "get", template, path, null, 200);
    assertThat(shown.path("parameters"))
        .anyMatch(one -> one.path("value").asString("").equals("nord-post"));
    String body =
        "{\"parameters\":{\"destination\":\"nord-post\",\"target\":\"nord-fv\",\"service\":\"%s\"},\"reason\":\"Neuer Schlüssel\"}"
            .formatted(SERVICE.replace("0001", "0002"));
    calls.check(admin, "put", template, path, body, 428);
    calls.check(admin, "put", template, path, body, 412, "If-Match", "\"0\"");
    String seen = tag();
    calls.check(
        admin, "put", template, path, body.replace("nord-post", "nowhere"), 422, "If-Match", seen);
    JsonNode entry = calls.check(admin, "put", template, path, body, 200, "If-Match", seen);
    assertThat(entry.path("parameters").path("service").asString()).endsWith("0002");
    calls.check(admin, "put", template, path, body, 412, "If-Match", seen);
  }

  private void theComparisonIsAJobWithADiffWithoutValues() throws Exception {
    JsonNode change =
        calls.check(
            admin,
            "post",
            ONE + "/changes",
            OWN + "/changes",
            wanted("nord-post", null),
            201,
            "If-Match",
            tag());
    String one = V1 + "/changes/" + change.path("id").asString();
    assertThat(calls.check(admin, "get", ONE + "/changes", OWN + "/changes", null, 200)).hasSize(1);
    calls.check(admin, "post", CHANGE + "/compare", one + "/compare", "{\"last\":0}", 422);
    calls.check(admin, "post", CHANGE + "/compare", one + "/compare", "{\"examples\":true}", 200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                calls
                    .check(admin, "get", CHANGE, one, null, 200)
                    .path("comparison")
                    .path("state")
                    .asString()
                    .equals("DONE"));
    long replay =
        calls
            .check(admin, "get", CHANGE, one, null, 200)
            .path("comparison")
            .path("replay")
            .asLong();
    String template = V1 + "/replays/{replay}";
    JsonNode found = calls.check(admin, "get", template, V1 + "/replays/" + replay, null, 200);
    assertThat(found.path("items")).isNotEmpty();
    calls.check(south, "get", template, V1 + "/replays/" + replay, null, 404);
    calls.check(admin, "post", CHANGE + "/stop", one + "/stop", null, 200);
    calls.check(admin, "post", CHANGE + "/rebase", one + "/rebase", null, 200);
  }

  private void look() throws Exception {
    JsonNode coverage = calls.check(admin, "get", ONE + "/coverage", OWN + "/coverage", null, 200);
    assertThat(coverage.path("examples")).isNotEmpty();
    assertThat(
            calls
                .check(admin, "get", ONE + "/pictures", OWN + "/pictures", null, 200)
                .get(0)
                .path("svg")
                .asString())
        .startsWith("<svg");
    byte[] message =
        Files.readAllBytes(Path.of("routes/sozialhilfe/fixtures/nachreichung/input.xml"));
    String body = "{\"message\":\"%s\"}".formatted(Base64.getEncoder().encodeToString(message));
    JsonNode made = calls.check(admin, "post", ONE + "/bench", OWN + "/bench", body, 200);
    assertThat(made.path("made").path("deliveries").get(0).path("target").asString())
        .isEqualTo("nord-fv");
    calls.check(admin, "post", ONE + "/bench", OWN + "/bench", "{}", 422);
    assertThat(calls.check(admin, "get", V1 + "/sources", V1 + "/sources", null, 200)).isEmpty();
    calls.check(admin, "get", V1 + "/sources/{source}", V1 + "/sources/x", null, 404);
    String fetch = "{\"package\":\"a\",\"version\":\"1\"}";
    calls.check(admin, "post", V1 + "/sources/{source}/fetch", V1 + "/sources/x/fetch", fetch, 404);
  }

  @Test
  void standardsAreSeenByAllAndImportedByWhoRunsTheInstallation() throws Exception {
    String standards = V1 + "/standards";
    String pack = standards + "/{name}/{version}";
    String own = standards + "/xsozial-synthetisch/1.0";
    assertThat(calls.check(admin, "get", standards, standards, null, 200)).isNotEmpty();
    JsonNode shown = calls.check(admin, "get", pack, own, null, 200);
    JsonNode list = shown.path("codeLists").get(0);
    String codes =
        own
            + "/codes?list="
            + list.path("uri").asString()
            + "&listVersion="
            + list.path("version").asString();
    assertThat(calls.check(admin, "get", pack + "/codes", codes, null, 200).path("codes"))
        .isNotEmpty();
    calls.check(admin, "get", pack + "/codes", own + "/codes?list=x&listVersion=1", null, 404);
    calls.check(admin, "get", pack, standards + "/nothing/1", null, 404);
    calls.check(admin, "get", standards + "/impact", standards + "/impact", null, 200);

    byte[] zip = zipped();
    String named = standards + "?name=probe&version=1.0&schemaUri=urn:test&to=2099-12-31";
    assertThat(site.upload(admin, named, "application/zip", zip).statusCode()).isEqualTo(403);
    String provider = site.token("petra", Role.PROVIDER, "*");
    JsonNode report =
        calls
            .described()
            .compare(
                "post", standards, null, 201, site.upload(provider, named, "application/zip", zip));
    assertThat(report.path("good").asBoolean()).isTrue();
    JsonNode probe = calls.check(admin, "get", pack, standards + "/probe/1.0", null, 200);
    assertThat(probe.path("validTo").asString()).isEqualTo("2099-12-31");
    HttpResponse<byte[]> again = site.upload(provider, named, "application/zip", zip);
    assertThat(
            calls.described().compare("post", standards, null, 422, again).path("code").asString())
        .isEqualTo("FB-XOV-011");
    HttpResponse<byte[]> none =
        site.upload(
            provider, standards, "application/zip", "no zip".getBytes(StandardCharsets.UTF_8));
    calls.described().compare("post", standards, null, 422, none);
  }

  @Test
  void keysAreListedWithTheirDatesForWhoKeepsThem() throws Exception {
    String keeper = site.token("kira", Role.KEY_ADMIN, "nord");
    calls.check(keeper, "get", V1 + "/keys", V1 + "/keys", null, 200);
    calls.check(admin, "get", V1 + "/keys", V1 + "/keys", null, 403);
    calls.check(keeper, "get", V1 + "/keys/{destination}", V1 + "/keys/nord-post", null, 404);
  }

  private static byte[] zipped() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a.xsd"));
      zip.write(
          """
          <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:test'
              elementFormDefault='qualified'><xs:element name='a' type='xs:date'/></xs:schema>
          """
              .getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String wanted(String destination, @Nullable String hash) {
    return "{%s\"parameters\":{\"destination\":\"%s\",\"target\":\"%s\",\"service\":\"%s\"}}"
        .formatted(
            hash == null ? "" : "\"hash\":\"" + hash + "\",",
            destination,
            destination.replace("post", "fv"),
            SERVICE);
  }

  private String tag() throws Exception {
    return site.send(admin, "GET", OWN, null).headers().firstValue("ETag").orElseThrow();
  }

  private java.util.List<String> acts() {
    return site.bean(Audit.class).find(AuditQuery.newest(TenantScope.all(), 100)).stream()
        .filter(entry -> entry.person().equals("rosa"))
        .map(AuditEntry::act)
        .toList();
  }

  private JsonNode uploaded(String token, String path, byte[] file, int status) throws Exception {
    return calls
        .described()
        .compare("post", path, null, status, site.upload(token, path, OCTETS, file));
  }
}
