package de.fallbruecke.admin;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Role;
import de.fallbruecke.bulk.SavedFilters;
import de.fallbruecke.platform.Json;
import de.fallbruecke.proof.ChainChecks;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.ActivationOrder;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.Replays;
import de.fallbruecke.route.RouteChanges;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Everything that is described, called by somebody of another tenant. */
class AdminWallIT {
  private static final String V1 = "/api/admin/v1";
  private static final String INSTANCE = "wand-nord";

  /** Belong to no tenant; a test of their own looks at them. */
  private static final List<String> OF_ALL = List.of("/standards/{name}", "/openapi.");

  /**
   * Names of instances are one space for all: a new one under a name in use is refused as taken.
   */
  private static final String TAKEN = "post /routes/{instance}/changes";

  private final AdminSite site = AdminSite.shared();
  private final AdminCalls calls = AdminCalls.of(site);
  private final String north = token("everything-north", "nord");
  private final String south = token("everything-south", "sued");

  @Test
  void oneThingOfAnotherTenantIsNotThereAndNoListShowsIt() throws Exception {
    Map<String, String> things = things();
    Set<String> wrong = new TreeSet<>();
    Set<String> unproven = new TreeSet<>();
    for (String operation : calls.described().described().keySet()) {
      String method = operation.split(" ")[0];
      String path = operation.split(" ")[1].substring(V1.length());
      if (OF_ALL.stream().anyMatch(path::startsWith) || TAKEN.equals(method + " " + path)) {
        continue;
      }
      if (!path.contains("{") && !ofTenant(operation)) {
        HttpResponse<byte[]> list = call(south, method, path, things);
        if (method.equals("get")
            && new String(list.body(), StandardCharsets.UTF_8).contains("nord")) {
          wrong.add(operation + " tells of the other tenant");
        }
        continue;
      }
      if (call(south, method, path, things).statusCode() != 404) {
        wrong.add(operation + " answers " + call(south, method, path, things).statusCode());
      }
      if (method.equals("get")
          && !path.startsWith("/sources/")
          && call(north, method, path, things).statusCode() != 200) {
        unproven.add(path);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(unproven)
        .as("things that the test could not make, so that their wall is not shown here")
        .containsExactly(
            "/alarms/{id}",
            "/imports/{id}",
            "/keys/{destination}/renewal/jwk",
            "/keys/{destination}/renewal/request");
  }

  /** What is named in a body or a parameter is looked at before anything else is. */
  @Test
  void whoNamesAnotherTenantOrItsThingsMakesNothing() throws Exception {
    Map<String, String> things = things();
    String ids = "{\"act\":\"hold\",\"reason\":\"x\",\"dryRun\":true,\"ids\":[\"%s\"]}";
    String jobs = body(north, "GET", "/jobs?limit=100", null);
    assertThat(answer(south, "POST", "/jobs", ids.formatted(things.get("/submissions/"))))
        .isEqualTo("404 FB-SUB-003");
    assertThat(body(north, "GET", "/jobs?limit=100", null)).isEqualTo(jobs);
    String change =
        "{\"tenant\":\"nord\",\"hash\":\"%s\",\"parameters\":{}}".formatted(things.get("hash"));
    for (String instance : List.of(INSTANCE, "never-was")) {
      assertThat(answer(south, "POST", "/routes/" + instance + "/changes", change))
          .isEqualTo("404 FB-ADM-011");
    }
    String taken = body(south, "POST", "/routes/" + INSTANCE + "/changes", "{}");
    assertThat(taken).contains("FB-RTE-008", "taken").doesNotContain("\"nord");
    assertThat(body(north, "GET", "/routes/" + INSTANCE, null)).doesNotContain("sued");
    String fetch = "{\"tenant\":\"nord\",\"package\":\"a\",\"version\":\"1\"}";
    assertThat(answer(south, "POST", "/sources/x/fetch", fetch)).isEqualTo("404 FB-ADM-011");
    assertThat(answer(north, "POST", "/sources/x/fetch", fetch)).isEqualTo("404 FB-API-004");
    assertThat(answer(south, "GET", "/sources/x?tenant=nord", null)).isEqualTo("404 FB-ADM-011");
    assertThat(answer(north, "GET", "/sources/x?tenant=nord", null)).isEqualTo("404 FB-API-004");
  }

  @Test
  void standardsAreTheSameForAllAndChangedByNobodyOfOneTenant() throws Exception {
    String pack = "/standards/xsozial-synthetisch/1.0";
    JsonNode list = Json.mapper().readTree(body(north, "GET", pack, null)).path("codeLists").get(0);
    String codes =
        pack
            + "/codes?list=%s&listVersion=%s"
                .formatted(list.path("uri").asString(), list.path("version").asString());
    for (String address : List.of("/standards", pack, codes)) {
      assertThat(answer(south, "GET", address, null)).isEqualTo("200 ");
      assertThat(body(south, "GET", address, null))
          .as(address)
          .isEqualTo(body(north, "GET", address, null));
    }
    String before = body(north, "GET", "/standards", null);
    HttpResponse<byte[]> refused =
        site.upload(south, V1 + "/standards?name=x&version=1", "application/zip", new byte[] {1});
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(body(north, "GET", "/standards", null)).isEqualTo(before);
  }

  private String answer(String token, String method, String path, @Nullable String body)
      throws Exception {
    HttpResponse<byte[]> answer = site.send(token, method, V1 + path, body);
    JsonNode json = Json.mapper().readTree(answer.body());
    return answer.statusCode() + " " + json.path("code").asString("");
  }

  private String body(String token, String method, String path, @Nullable String body)
      throws Exception {
    return new String(site.send(token, method, V1 + path, body).body(), StandardCharsets.UTF_8);
  }

  @Test
  void everyOperationNamesItsAbilityItsErrorsAndAnExampleThatFits() {
    Map<String, Ability> needed = needed();
    calls
        .described()
        .document()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(one -> !one.getKey().equals("parameters"))
                    .forEach(one -> operation(path.getKey(), one, needed)));
  }

  private void operation(
      String path, Map.Entry<String, JsonNode> one, Map<String, Ability> needed) {
    String name = one.getKey() + " " + path;
    JsonNode operation = one.getValue();
    if (operation.has("security")) {
      assertThat(needed.get(name)).as(name).isNull();
      return;
    }
    assertThat(operation.path("x-ability").asString())
        .as(name)
        .isEqualTo(String.valueOf(needed.get(name)));
    assertThat(operation.path("responses").propertyNames())
        .as(name)
        .contains("401", "403", "429", "default");
    operation
        .path("responses")
        .properties()
        .forEach(
            answer -> {
              JsonNode content = answer.getValue().path("content").path("application/json");
              if (!content.isMissingNode()) {
                calls.described().example(name, content);
              }
            });
    JsonNode sent = operation.path("requestBody").path("content").path("application/json");
    if (!sent.isMissingNode()) {
      calls.described().example(name, sent);
    }
  }

  private Map<String, Ability> needed() {
    Map<String, Ability> needed = new TreeMap<>();
    site.context
        .getBeansOfType(RequestMappingHandlerMapping.class)
        .values()
        .forEach(
            mapping ->
                mapping
                    .getHandlerMethods()
                    .forEach(
                        (info, handler) ->
                            info.getPatternValues().stream()
                                .filter(path -> path.startsWith(V1))
                                .forEach(
                                    path ->
                                        info.getMethodsCondition()
                                            .getMethods()
                                            .forEach(
                                                method -> {
                                                  Needs needs = needs(handler);
                                                  if (needs != null) {
                                                    needed.put(
                                                        method.name().toLowerCase(Locale.ROOT)
                                                            + " "
                                                            + path,
                                                        needs.value());
                                                  }
                                                }))));
    return needed;
  }

  private static @Nullable Needs needs(HandlerMethod handler) {
    Needs own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Needs.class);
    return own != null
        ? own
        : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class);
  }

  private boolean ofTenant(String operation) {
    return calls.described().described().getOrDefault(operation, "").contains("query tenant")
        && !operation.endsWith("/submissions");
  }

  private HttpResponse<byte[]> call(
      String token, String method, String path, Map<String, String> things) throws Exception {
    String address = V1 + path;
    for (Map.Entry<String, String> thing : things.entrySet()) {
      if (path.startsWith(thing.getKey())) {
        address = address.replaceFirst("\\{[^}]+}", thing.getValue());
      }
    }
    address = address.replace("{hash}", things.get("hash")).replaceAll("\\{[^}]+}", "nothing");
    String query = path.contains("/request") ? "?subject=CN=x&tenant=nord" : "?tenant=nord";
    boolean list = !path.contains("{") && !ofTenant(method + " " + V1 + path);
    JsonNode content =
        calls
            .described()
            .document()
            .path("paths")
            .path(V1 + path)
            .path(method)
            .path("requestBody")
            .path("content");
    @Nullable String media = content.propertyNames().stream().findFirst().orElse(null);
    @Nullable String body =
        media == null
            ? null
            : content.path(media).path("example").toString().replace("musterkreis", "nord");
    return media == null || media.equals("application/json")
        ? site.send(token, method.toUpperCase(Locale.ROOT), list ? address : address + query, body)
        : site.upload(token, address + query, media, "x".getBytes(StandardCharsets.UTF_8));
  }

  /** What stands for the first variable of addresses that begin so. */
  private Map<String, String> things() {
    Activation active =
        site.bean(Activations.class)
            .activate(
                new ActivationOrder(
                    INSTANCE,
                    "nord",
                    site.packageFolder(),
                    Map.of("destination", "nord-post", "target", "nord-fv"),
                    "test",
                    null,
                    null));
    RouteChanges changes = site.bean(RouteChanges.class);
    Map<String, String> things = new HashMap<>();
    things.put("/routes/", INSTANCE);
    things.put(
        "/changes/",
        changes
            .prepare("nord", INSTANCE, active.hash(), active.id(), active.values(), "test")
            .id()
            .toString());
    things.put(
        "/replays/",
        String.valueOf(
            site.bean(Replays.class)
                .run(
                    new ActivationOrder(
                        INSTANCE, null, site.packageFolder(), Map.of(), "test", null, null),
                    10,
                    true)
                .id()));
    things.put("/packages/", "wohngeld");
    things.put("hash", active.hash());
    things.put("/submissions/", site.held("nord").id().toString());
    things.put("/jobs/", job());
    things.put("/replies/", site.heldAnswer("nord").toString());
    things.put(
        "/evidence/checks/", site.bean(ChainChecks.class).begin("nord", "test").id().toString());
    things.put("/destinations/", "nord-post");
    things.put("/targets/", "nord-fv");
    things.put("/keys/", AdminSite.WITH_KEYS);
    things.put("/tokens/", tokenOfNorth());
    things.put(
        "/filters/",
        site.bean(SavedFilters.class)
            .save("everything-north", "wall", "state=HELD")
            .orElseThrow()
            .id()
            .toString());
    site.bean(Activations.class).retire(INSTANCE, "test", null);
    return things;
  }

  private String tokenOfNorth() {
    Person owner = new Person("norbert", Map.of("nord", Set.of(Role.VIEWER)));
    return site.bean(AdminTokens.class)
        .create(
            owner,
            owner,
            "wall",
            owner.grants(),
            site.bean(Clock.class).instant().plus(Duration.ofHours(1)))
        .token()
        .id()
        .toString();
  }

  private String job() {
    try {
      String body =
          "{\"act\":\"hold\",\"reason\":\"x\",\"dryRun\":true,\"ids\":[\"%s\"]}"
              .formatted(site.announced("nord").id());
      return Json.mapper()
          .readTree(site.send(north, "POST", V1 + "/jobs", body).body())
          .path("job")
          .asString();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String token(String name, String tenant) {
    Set<Role> roles = EnumSet.allOf(Role.class);
    roles.remove(Role.PROVIDER);
    Person owner = new Person(name, Map.of(tenant, roles));
    return site.bean(AdminTokens.class)
        .create(
            owner,
            owner,
            "wall",
            owner.grants(),
            site.bean(Clock.class).instant().plus(Duration.ofHours(1)))
        .secret();
  }
}
