package de.fallbruecke.simulator;

import de.fallbruecke.platform.Json;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a client needs to use the simulator; the content of {@code connection.json}. It holds
 * secrets and names private keys, so the file is readable by its owner only.
 *
 * @param submissionApi base to which {@code /v2/…} is appended
 * @param submissionApiV1 base to which {@code /v1/…} is appended
 * @param destinationApi base to which {@code /v1/destinations} is appended
 * @param issuer {@code iss} of the service's event tokens; its JWKS is at {@code
 *     /.well-known/jwks.json} below both bases
 * @param subscriber the default subscriber client
 * @param replies the portal's side of replies
 */
public record Connection(
    URI tokenUrl,
    URI submissionApi,
    URI submissionApiV1,
    URI destinationApi,
    URI routingApi,
    URI adminUrl,
    String issuer,
    Credentials sender,
    Credentials subscriber,
    ReplySide replies,
    List<Destination> destinations) {
  /**
   * What the portal needs to receive replies.
   *
   * @param portalId under which it signs its answers (assumed)
   * @param encryptionKey file with its private JWK for decryption, 0600
   * @param signingKey file with its private JWK for signing, 0600
   */
  public record ReplySide(UUID portalId, String encryptionKey, String signingKey) {}

  /** File name in the state directory. */
  public static final String FILE = "connection.json";

  /** Client credentials. */
  public record Credentials(String clientId, String clientSecret) {}

  /**
   * A destination with the keys of its owner.
   *
   * @param subscriber the client that may empty it
   * @param encryptionKey file with the private JWK for decryption, 0600
   * @param signingKey file with the private JWK for signing event tokens, 0600
   * @param callbackSecret authenticates callbacks, once a callback address is set
   */
  public record Destination(
      String name,
      UUID destinationId,
      String title,
      @Nullable String routePackage,
      String serviceIdentifier,
      String serviceName,
      String schemaUri,
      String mimeType,
      String metadataVersion,
      Credentials subscriber,
      String encryptionKid,
      String signingKid,
      String encryptionKey,
      String signingKey,
      String callbackSecret) {}

  /** Reads {@code connection.json} of a state directory. */
  public static Connection read(Path state) {
    return Json.mapper().readValue(state.resolve(FILE), Connection.class);
  }

  /**
   * The destination of that name or id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Destination destination(String nameOrId) {
    return destinations.stream()
        .filter(
            destination ->
                destination.name().equals(nameOrId)
                    || destination.destinationId().toString().equals(nameOrId))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("The simulator has no destination " + nameOrId));
  }
}
