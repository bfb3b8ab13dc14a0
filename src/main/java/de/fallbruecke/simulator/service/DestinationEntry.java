package de.fallbruecke.simulator.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A destination as stored.
 *
 * @param owner client id of the subscriber that may empty it
 * @param keys public JWKs by kid, of both purposes and of all times
 */
public record DestinationEntry(
    UUID destinationId,
    String name,
    String owner,
    String status,
    String encryptionKid,
    Map<String, JsonNode> keys,
    List<String> metadataVersions,
    List<OfferedService> services,
    @Nullable JsonNode replyChannels,
    @Nullable JsonNode contactInformation,
    @Nullable CallbackAddress callback) {

  /** Where to tell about news, and the secret that authenticates it. */
  public record CallbackAddress(String url, String secret) {}

  /** The only status that accepts submissions. */
  public static final String ACTIVE = "active";

  boolean offers(String serviceIdentifier) {
    return services.stream().anyMatch(service -> service.identifier().equals(serviceIdentifier));
  }

  boolean hasKey(@Nullable String kid, String operation) {
    JsonNode key = kid == null ? null : keys.get(kid);
    return key != null
        && key.path("key_ops").size() == 1
        && key.path("key_ops").path(0).asString("").equals(operation);
  }

  DestinationEntry withStatus(String newStatus) {
    return new DestinationEntry(
        destinationId,
        name,
        owner,
        newStatus,
        encryptionKid,
        keys,
        metadataVersions,
        services,
        replyChannels,
        contactInformation,
        callback);
  }

  /** The same with another callback address, or none. */
  public DestinationEntry withCallback(@Nullable CallbackAddress newCallback) {
    return new DestinationEntry(
        destinationId,
        name,
        owner,
        status,
        encryptionKid,
        keys,
        metadataVersions,
        services,
        replyChannels,
        contactInformation,
        newCallback);
  }

  DestinationEntry withKey(String kid, JsonNode key) {
    Map<String, JsonNode> more = new LinkedHashMap<>(keys);
    more.put(kid, key);
    return new DestinationEntry(
        destinationId,
        name,
        owner,
        status,
        encryptionKid,
        more,
        metadataVersions,
        services,
        replyChannels,
        contactInformation,
        callback);
  }

  DestinationEntry withEncryptionKid(String kid) {
    return new DestinationEntry(
        destinationId,
        name,
        owner,
        status,
        kid,
        keys,
        metadataVersions,
        services,
        replyChannels,
        contactInformation,
        callback);
  }

  DestinationEntry withServices(List<OfferedService> newServices) {
    return new DestinationEntry(
        destinationId,
        name,
        owner,
        status,
        encryptionKid,
        keys,
        metadataVersions,
        newServices,
        replyChannels,
        contactInformation,
        callback);
  }

  DestinationEntry withMetadataVersions(List<String> versions) {
    return new DestinationEntry(
        destinationId,
        name,
        owner,
        status,
        encryptionKid,
        keys,
        versions,
        services,
        replyChannels,
        contactInformation,
        callback);
  }

  /** The public view; the callback's secret is write-only. */
  Map<String, Object> view(ApiVersion version) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("destinationId", destinationId);
    view.put("status", status);
    view.put("name", name);
    view.put("encryptionKid", encryptionKid);
    view.put("metadataVersions", metadataVersions);
    view.put(version.servicesField(), services);
    if (replyChannels != null) {
      view.put("replyChannels", replyChannels);
    }
    if (contactInformation != null) {
      view.put("contactInformation", contactInformation);
    }
    if (callback != null) {
      view.put("callback", Map.of("url", callback.url()));
    }
    return view;
  }
}
