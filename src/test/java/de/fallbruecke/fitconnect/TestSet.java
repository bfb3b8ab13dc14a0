package de.fallbruecke.fitconnect;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import de.fallbruecke.platform.Json;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Builds event tokens, right ones and wrong ones. */
public final class TestSet {
  public static final String SCHEMA =
      "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";
  private static final String EVENTS = "https://schema.fitko.de/fit-connect/events/";

  public final ObjectNode claims = Json.mapper().createObjectNode();
  public RSAKey key;
  public String kid;
  public String typ = "secevent+jwt";
  public JWSAlgorithm alg = JWSAlgorithm.PS512;
  public Map<String, Object> header = Map.of();

  public TestSet(RSAKey key, String issuer, UUID submission, UUID caseId, String type, Instant at) {
    this.key = key;
    this.kid = key.getKeyID();
    claims.put("$schema", SCHEMA);
    claims.put("jti", UUID.nameUUIDFromBytes((submission + type).getBytes()).toString());
    claims.put("iss", issuer);
    claims.put("iat", at.getEpochSecond());
    claims.put("sub", "submission:" + submission);
    claims.put("txn", "case:" + caseId);
    claims.putObject("events").putObject(EVENTS + type);
  }

  /** The payload of the only event. */
  public ObjectNode payload() {
    return (ObjectNode) claims.get("events").iterator().next();
  }

  public TestSet tags(String metadata, String data, Map<UUID, String> attachments) {
    ObjectNode tags = payload().putObject("authenticationTags");
    tags.put("metadata", metadata);
    if (data != null) {
      tags.put("data", data);
    }
    ObjectNode listed = tags.putObject("attachments");
    attachments.forEach((id, tag) -> listed.put(id.toString(), tag));
    return this;
  }

  public String sign() {
    try {
      JWSHeader.Builder builder = new JWSHeader.Builder(alg).keyID(kid);
      if (typ != null) {
        builder.type(new JOSEObjectType(typ));
      }
      builder.customParams(header);
      JWSObject token = new JWSObject(builder.build(), new Payload(claims.toString()));
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With a header of one's own making and the signature over something else. */
  public String withHeader(String json) {
    String[] parts = sign().split("\\.");
    return Base64URL.encode(json) + "." + parts[1] + "." + parts[2];
  }
}
