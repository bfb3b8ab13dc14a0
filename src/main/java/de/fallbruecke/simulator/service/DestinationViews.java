package de.fallbruecke.simulator.service;

import de.fallbruecke.simulator.http.Call;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reading destinations and their public keys. */
final class DestinationViews {
  private final ServiceParts parts;
  private final ApiVersion version;

  DestinationViews(ServiceParts parts, ApiVersion version) {
    this.parts = parts;
    this.version = version;
  }

  void one(Call call) throws IOException {
    parts.tokens().caller(call);
    call.json(200, existing(call).view(version));
  }

  void list(Call call) throws IOException {
    Client client = parts.tokens().caller(call, Client.Role.SUBSCRIBER);
    List<DestinationEntry> own =
        parts.destinations().all().stream()
            .filter(destination -> destination.owner().equals(client.id()))
            .toList();
    call.json(200, Page.of(call).of("destinations", own, destination -> destination.view(version)));
  }

  void key(Call call) throws IOException {
    parts.tokens().caller(call);
    JsonNode key = existing(call).keys().get(call.variable("kid"));
    if (key == null) {
      throw Problems.notFound("the destination has no such key");
    }
    call.json(200, key);
  }

  private DestinationEntry existing(Call call) {
    return parts
        .destinations()
        .existing(call.uuid("destinationId").orElseThrow(Problems::destinationNotFound));
  }
}
