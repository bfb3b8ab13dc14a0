package de.fallbruecke.simulator.service;

import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.http.Call;
import de.fallbruecke.simulator.jose.EventTokens;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * The routing service in its smallest form: service key to destinations, in every region. The real
 * one signs with the portal's key and names an address; here the delivery service signs.
 */
final class Routes {
  private static final String SERVICE_PREFIX = "urn:de:fim:leika:leistung:";

  private final ServiceParts parts;
  private final String submissionHost;

  Routes(ServiceParts parts, String submissionHost) {
    this.parts = parts;
    this.submissionHost = submissionHost;
  }

  void find(Call call) throws IOException {
    String key = call.parameter("leikaKey").orElse("");
    boolean region =
        List.of("ars", "ags", "areaId").stream().anyMatch(name -> call.parameter(name).isPresent());
    if (!key.matches("99\\d{12}") || !region) {
      throw Problems.badRequest("leikaKey of 14 digits and one of ars, ags, areaId are needed");
    }
    List<DestinationEntry> found =
        parts.destinations().all().stream()
            .filter(destination -> destination.status().equals(DestinationEntry.ACTIVE))
            .filter(destination -> destination.offers(SERVICE_PREFIX + key))
            .toList();
    call.json(200, Page.of(call).of("routes", found, destination -> route(destination, key)));
  }

  private Map<String, Object> route(DestinationEntry destination, String key) {
    Map<String, Object> route = new LinkedHashMap<>();
    route.put("destinationId", destination.destinationId());
    route.put("destinationName", destination.name());
    route.put("destinationSignature", signature(destination, key));
    return route;
  }

  private String signature(DestinationEntry destination, String key) {
    ObjectNode claims = Json.mapper().createObjectNode();
    claims.put("submissionHost", submissionHost);
    claims.put("iss", parts.notary().issuer());
    claims.putArray("services").addObject().putArray("leistungIDs").add(SERVICE_PREFIX + key);
    claims.put("destinationId", destination.destinationId().toString());
    claims.put("iat", parts.clock().instant().getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    return EventTokens.sign(claims, parts.notary().key(), parts.notary().key().getKeyID(), "jwt");
  }
}
