package de.fallbruecke.simulator.service;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.faults.FaultKind;
import de.fallbruecke.simulator.faults.Faults;
import de.fallbruecke.simulator.faults.Occasion;
import de.fallbruecke.simulator.jose.JweEncryption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Falsifies what a subscriber reads of a submission when a fault is in force. */
final class Tampering {
  private final Faults faults;
  private final Destinations destinations;

  Tampering(ServiceParts parts) {
    this.faults = parts.faults();
    this.destinations = parts.destinations();
  }

  void listing(List<StoredSubmission> waiting, Occasion occasion) {
    List<StoredSubmission> twice = new ArrayList<>();
    waiting.removeIf(
        stored -> {
          Occasion one =
              new Occasion(
                  occasion.method(),
                  occasion.path(),
                  stored.facts().destinationId(),
                  java.util.Set.of(stored.id()),
                  null);
          if (faults.strikes(FaultKind.LISTED_TWICE, one)) {
            twice.add(stored);
          }
          return faults.strikes(FaultKind.LISTED_LATE, one);
        });
    waiting.addAll(twice);
  }

  List<UUID> attachments(List<UUID> real, Occasion occasion) {
    List<UUID> shown = new ArrayList<>(real);
    if (!shown.isEmpty() && faults.strikes(FaultKind.DROPPED_ATTACHMENT, occasion)) {
      shown.removeLast();
    }
    if (faults.strikes(FaultKind.PHANTOM_ATTACHMENT, occasion)) {
      shown.add(UUID.randomUUID());
    }
    return shown;
  }

  String service(String real, Occasion occasion) {
    return faults.strikes(FaultKind.FOREIGN_SERVICE, occasion)
        ? "urn:de:fim:leika:leistung:99000000000999"
        : real;
  }

  Content metadata(StoredSubmission stored, Occasion occasion) throws IOException {
    return content(
        stored.metadata(), FaultKind.SWAPPED_METADATA, stored, occasion.part("metadata"));
  }

  Content data(StoredSubmission stored, Occasion occasion) throws IOException {
    return content(stored.data(), FaultKind.SWAPPED_DATA, stored, occasion.part("data"));
  }

  Content attachment(Path file, StoredSubmission stored, Occasion occasion) throws IOException {
    return content(file, FaultKind.SWAPPED_ATTACHMENT, stored, occasion.part("attachment"));
  }

  private Content content(Path file, FaultKind swapping, StoredSubmission stored, Occasion occasion)
      throws IOException {
    Occasion anyPart = occasion.part(null);
    if (faults.strikes(swapping, anyPart)) {
      return Content.of(swapped(Files.readString(file), stored));
    }
    if (faults.strikes(FaultKind.TRUNCATED_JWE, occasion)) {
      String jwe = Files.readString(file);
      return Content.of(jwe.substring(0, jwe.length() * 3 / 4));
    }
    if (faults.strikes(FaultKind.DAMAGED_JWE, occasion)) {
      return Content.of(damaged(Files.readString(file)));
    }
    if (faults.strikes(FaultKind.UNKNOWN_KID, occasion)) {
      return Content.of(unknownKid(Files.readString(file)));
    }
    return Content.of(file);
  }

  private String swapped(String jwe, StoredSubmission stored) {
    DestinationEntry destination = destinations.existing(stored.facts().destinationId());
    JsonNode header = header(jwe);
    String kid = header.path("kid").asString(destination.encryptionKid());
    JsonNode jwk =
        destination.keys().getOrDefault(kid, destination.keys().get(destination.encryptionKid()));
    String type = header.path("cty").asString("application/json");
    byte[] plain =
        (type.equals("application/xml") ? "<vertauscht/>" : "{\"vertauscht\":true}")
            .getBytes(StandardCharsets.UTF_8);
    try {
      RSAKey key = RSAKey.parse(Json.mapper().writeValueAsString(jwk));
      return JweEncryption.of(key.toRSAPublicKey(), kid, type).compact(plain);
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException("stored key " + kid + " is unreadable", e);
    }
  }

  private static String damaged(String jwe) {
    String[] segments = jwe.split("\\.", -1);
    // one character in the middle, so that length, alphabet and the last bits stay right
    char[] cipherText = segments[3].toCharArray();
    int at = cipherText.length / 2;
    cipherText[at] = cipherText[at] == 'A' ? 'B' : 'A';
    segments[3] = new String(cipherText);
    return String.join(".", segments);
  }

  private static String unknownKid(String jwe) {
    ObjectNode header = (ObjectNode) header(jwe);
    header.put("kid", "unknown-" + UUID.randomUUID());
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Json.mapper().writeValueAsBytes(header));
    return encoded + jwe.substring(jwe.indexOf('.'));
  }

  private static JsonNode header(String jwe) {
    return Json.mapper()
        .readTree(Base64.getUrlDecoder().decode(jwe.substring(0, jwe.indexOf('.'))));
  }
}
