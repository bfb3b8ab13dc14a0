package de.fallbruecke.simulator;

import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A destination to be set up.
 *
 * @param name short name, unique within the simulator
 * @param routePackage the route package whose samples go there
 * @param serviceIdentifier {@code urn:de:fim:leika:leistung:} and 14 digits
 * @param metadataVersion what the portal writes; the destination announces the same
 * @param keyGroup destinations of the same group share their keys; null = keys of its own
 * @param subscriber name of the subscriber client that owns it; null = the default one
 */
public record DestinationSpec(
    String name,
    String title,
    @Nullable String routePackage,
    String serviceIdentifier,
    String serviceName,
    String schemaUri,
    String mimeType,
    String metadataVersion,
    @Nullable String keyGroup,
    @Nullable String subscriber) {
  private record File(String note, List<DestinationSpec> destinations) {}

  /** A destination for JSON data with keys of its own and a synthetic service. */
  public static DestinationSpec named(String name) {
    return new DestinationSpec(
        name,
        name,
        null,
        "urn:de:fim:leika:leistung:99000000000003",
        "Test (synthetischer Schlüssel)",
        "urn:fallbruecke:synthetisch:test:1.0",
        "application/json",
        "2.1.0",
        null,
        null);
  }

  /** The same, owned by another subscriber client. */
  public DestinationSpec ownedBy(String subscriberName) {
    return new DestinationSpec(
        name,
        title,
        routePackage,
        serviceIdentifier,
        serviceName,
        schemaUri,
        mimeType,
        metadataVersion,
        keyGroup,
        subscriberName);
  }

  /** The same for other data. */
  public DestinationSpec data(String newSchemaUri, String newMimeType) {
    return new DestinationSpec(
        name,
        title,
        routePackage,
        serviceIdentifier,
        serviceName,
        newSchemaUri,
        newMimeType,
        metadataVersion,
        keyGroup,
        subscriber);
  }

  /** The same for another service. */
  public DestinationSpec service(String identifier, String newName) {
    return new DestinationSpec(
        name,
        title,
        routePackage,
        identifier,
        newName,
        schemaUri,
        mimeType,
        metadataVersion,
        keyGroup,
        subscriber);
  }

  /** The same with keys shared by all destinations of the group. */
  public DestinationSpec keys(String group) {
    return new DestinationSpec(
        name,
        title,
        routePackage,
        serviceIdentifier,
        serviceName,
        schemaUri,
        mimeType,
        metadataVersion,
        group,
        subscriber);
  }

  /** The default set, from the resource {@code simulator/destinations.json}. */
  public static List<DestinationSpec> defaults() {
    try (InputStream in =
        Objects.requireNonNull(
            DestinationSpec.class.getResourceAsStream("/simulator/destinations.json"))) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a set in the format of the resource. */
  public static List<DestinationSpec> read(InputStream in) {
    return Json.mapper().readValue(in, File.class).destinations();
  }
}
