package de.fallbruecke.simulator.service;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.http.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Creating and changing destinations, in the shape that one public client shows. A new one is
 * {@code created} until it is activated.
 */
final class DestinationManagement {
  private static final int BYTES = 256 * 1024;
  private static final Set<String> STATUSES = Set.of("created", "active", "inactive", "deleted");

  private final ServiceParts parts;

  DestinationManagement(ServiceParts parts) {
    this.parts = parts;
  }

  void create(Call call) throws IOException {
    Client client = parts.tokens().caller(call, Client.Role.SUBSCRIBER);
    JsonNode body = call.json(BYTES);
    RSAKey encryption = KeyRules.check(body.get("encryptionPublicKey"), "wrapKey");
    RSAKey signing = KeyRules.check(body.get("signingPublicKey"), "verify");
    if (!body.path("encryptionKid").asString("").equals(encryption.getKeyID())) {
      throw Problems.unprocessable("encryptionKid must be the kid of encryptionPublicKey");
    }
    Map<String, JsonNode> keys = new LinkedHashMap<>();
    keys.put(encryption.getKeyID(), body.get("encryptionPublicKey"));
    keys.put(signing.getKeyID(), body.get("signingPublicKey"));
    if (keys.size() != 2) {
      throw Problems.unprocessable("encryption and signing need two different keys");
    }
    DestinationEntry entry =
        new DestinationEntry(
            UUID.randomUUID(),
            body.path("name").asString(""),
            client.id(),
            "created",
            encryption.getKeyID(),
            keys,
            strings(body.path("metadataVersions")),
            services(body.path("services")),
            body.get("replyChannels"),
            body.get("contactInformation"),
            callback(body.get("callback")));
    if (entry.name().isEmpty() || entry.metadataVersions().isEmpty()) {
      throw Problems.unprocessable("name and metadataVersions are needed");
    }
    parts.destinations().add(entry);
    call.json(201, entry.view(ApiVersion.V1));
  }

  void change(Call call) throws IOException {
    UUID id = call.uuid("destinationId").orElseThrow(Problems::destinationNotFound);
    DestinationEntry entry = parts.destinations().existing(id);
    parts.tokens().owner(call, entry);
    if (!List.of("application/merge-patch+json", "application/json").contains(call.mediaType())) {
      throw Problems.unsupportedMediaType("a change is sent as application/merge-patch+json");
    }
    JsonNode patch = call.json(BYTES);
    parts.destinations().change(id, old -> changed(old, patch));
    call.json(200, parts.destinations().existing(id).view(ApiVersion.V1));
  }

  private static DestinationEntry changed(DestinationEntry old, JsonNode patch) {
    DestinationEntry entry = old;
    if (patch.has("status")) {
      String status = patch.path("status").asString("");
      if (!STATUSES.contains(status)) {
        throw Problems.unprocessable("unknown status");
      }
      entry = entry.withStatus(status);
    }
    if (patch.has("encryptionPublicKey")) {
      entry = withKey(entry, patch.get("encryptionPublicKey"), "wrapKey");
    }
    if (patch.has("signingPublicKey")) {
      entry = withKey(entry, patch.get("signingPublicKey"), "verify");
    }
    if (patch.has("encryptionKid")) {
      String kid = patch.path("encryptionKid").asString("");
      if (!entry.hasKey(kid, "wrapKey")) {
        throw Problems.unprocessable("encryptionKid names no encryption key of the destination");
      }
      entry = entry.withEncryptionKid(kid);
    }
    if (patch.has("callback")) {
      entry = entry.withCallback(callback(patch.get("callback")));
    }
    if (patch.has("services")) {
      entry = entry.withServices(services(patch.path("services")));
    }
    if (patch.has("metadataVersions")) {
      entry = entry.withMetadataVersions(strings(patch.path("metadataVersions")));
    }
    return entry;
  }

  void addKey(Call call) throws IOException {
    UUID id = call.uuid("destinationId").orElseThrow(Problems::destinationNotFound);
    parts.tokens().owner(call, parts.destinations().existing(id));
    JsonNode key = call.json(BYTES);
    String operation = key.path("key_ops").path(0).asString("");
    parts
        .destinations()
        .change(id, old -> withKey(old, key, operation.equals("verify") ? "verify" : "wrapKey"));
    call.json(201, key);
  }

  private static DestinationEntry withKey(DestinationEntry entry, JsonNode key, String operation) {
    return entry.withKey(KeyRules.check(key, operation).getKeyID(), key);
  }

  private static List<OfferedService> services(JsonNode node) {
    try {
      List<OfferedService> services = new ArrayList<>();
      for (JsonNode service : node) {
        services.add(Json.mapper().treeToValue(service, OfferedService.class));
      }
      for (OfferedService service : services) {
        if (service.identifier() == null || service.submissionSchemas() == null) {
          throw Problems.unprocessable("a service needs identifier and submissionSchemas");
        }
      }
      if (services.isEmpty()) {
        throw Problems.unprocessable("services are needed");
      }
      return services;
    } catch (JacksonException e) {
      throw Problems.unprocessable("services are malformed");
    }
  }

  private static List<String> strings(JsonNode node) {
    List<String> values = new ArrayList<>();
    node.forEach(value -> values.add(value.asString("")));
    return values;
  }

  private static DestinationEntry.@Nullable CallbackAddress callback(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return null;
    }
    String url = node.path("url").asString("");
    String secret = node.path("secret").asString("");
    if (url.isEmpty() || secret.isEmpty()) {
      throw Problems.unprocessable("a callback needs url and secret");
    }
    return new DestinationEntry.CallbackAddress(url, secret);
  }
}
