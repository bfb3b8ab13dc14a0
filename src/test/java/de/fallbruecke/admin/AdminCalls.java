package de.fallbruecke.admin;

import de.fallbruecke.platform.Json;
import de.fallbruecke.testkit.DescribedInterface;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls the interface for admins and compares each answer with its description. */
record AdminCalls(AdminSite site, DescribedInterface described) {
  static final String V1 = "/api/admin/v1";

  static AdminCalls of(AdminSite site) {
    try {
      return new AdminCalls(
          site,
          new DescribedInterface(
              Json.mapper().readTree(site.send(null, "GET", V1 + "/openapi.json", null).body())));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode get(String token, String path, int status) throws Exception {
    return call(token, "get", path, path, null, status);
  }

  JsonNode post(String token, String path, @Nullable String body, int status) throws Exception {
    return call(token, "post", path, path, body, status);
  }

  /** With what stands for the only variable of the address as described. */
  JsonNode one(
      String token, String method, String template, Object id, int status, String... headers)
      throws Exception {
    return one(token, method, template, id, null, status, headers);
  }

  JsonNode one(
      String token,
      String method,
      String template,
      Object id,
      @Nullable String body,
      int status,
      String... headers)
      throws Exception {
    String path = template.replaceAll("\\{[^}]+}", id.toString());
    return call(token, method, template, path, body, status, headers);
  }

  JsonNode call(
      String token,
      String method,
      String template,
      String path,
      @Nullable String body,
      int status,
      String... headers)
      throws Exception {
    return check(token, method, V1 + template.split("\\?", 2)[0], V1 + path, body, status, headers);
  }

  /** The same with whole addresses. */
  JsonNode check(
      String token,
      String method,
      String template,
      String path,
      @Nullable String body,
      int status,
      String... headers)
      throws Exception {
    HttpResponse<byte[]> answer =
        site.send(token, method.toUpperCase(Locale.ROOT), path, body, headers);
    return described.compare(
        method, template, status == 200 || status == 201 ? body : null, status, answer);
  }
}
