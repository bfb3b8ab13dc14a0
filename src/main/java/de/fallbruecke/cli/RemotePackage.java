package de.fallbruecke.cli;

import de.fallbruecke.admin.view.RouteEntry;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A version that a gateway somewhere else has.
 *
 * @param parameters names of those that it takes
 */
record RemotePackage(String hash, List<String> parameters) {
  /**
   * The one that is meant: an id for the newest version, or {@code id:version}.
   *
   * @param now the newest entry of the instance, null for a new one
   * @throws Fault PACKAGE_UNKNOWN
   */
  static RemotePackage find(RemoteGateway gateway, RouteWish wish, @Nullable RouteEntry now) {
    String[] named = wish.what().split(":", 2);
    Map<String, String> tenant = new LinkedHashMap<>();
    @Nullable String owner =
        wish.tenant() == null && now != null && now.runs() ? now.tenant() : wish.tenant();
    if (owner != null) {
      tenant.put("tenant", owner);
    }
    String versions = "/packages/" + RemoteGateway.encoded(named[0]) + "/versions";
    String hash =
        gateway
            .get(versions, tenant, JsonNode.class)
            .valueStream()
            .filter(one -> named.length == 1 || named[1].equals(one.path("version").asString("")))
            .map(one -> one.path("hash").asString(""))
            .findFirst()
            .orElseThrow(
                () ->
                    new Fault(
                        FaultCode.PACKAGE_UNKNOWN,
                        "The gateway has no package '%s' for this tenant. Nothing was changed; hand one over with 'routes import --server'."
                            .formatted(wish.what())));
    List<String> parameters = new ArrayList<>();
    gateway
        .get(versions + "/" + hash, tenant, JsonNode.class)
        .path("package")
        .path("parameters")
        .forEach(one -> parameters.add(one.path("name").asString("")));
    return new RemotePackage(hash, parameters);
  }

  /** What is named; else what the instance has, as far as this version still takes it. */
  Map<String, String> values(RouteWish wish, @Nullable RouteEntry now) {
    Map<String, String> values = new TreeMap<>();
    if (now != null) {
      now.parameters().forEach(values::put);
      values.keySet().retainAll(parameters);
    }
    values.putAll(wish.values());
    return values;
  }
}
