package de.fallbruecke.simulator.service;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.simulator.faults.FaultKind;
import de.fallbruecke.simulator.faults.Faults;
import de.fallbruecke.simulator.faults.Occasion;
import de.fallbruecke.simulator.jose.EventToken;
import de.fallbruecke.simulator.jose.EventTokens;
import de.fallbruecke.simulator.jose.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Falsifies the submit event of a log that is read, when a fault is in force. */
final class EventTampering {
  private static final class Stranger {
    /** Not the service's key. Shorter than allowed, for it is made while a request waits. */
    static final RSAKey KEY = Keys.signing(Keys.generate(2048), "Stranger", Instant.EPOCH);
  }

  private final Faults faults;
  private final Notary notary;

  EventTampering(ServiceParts parts) {
    this.faults = parts.faults();
    this.notary = parts.notary();
  }

  List<String> log(List<String> real, Occasion occasion) {
    List<String> shown = new ArrayList<>();
    for (String compact : real) {
      Optional<EventToken> submit =
          EventTokens.read(compact).filter(token -> token.event().equals("submit-submission"));
      if (isSubmittedReply(compact) && faults.strikes(FaultKind.REPLY_WRONG_TAGS, occasion)) {
        shown.add(otherTags(compact));
      } else if (submit.isPresent()) {
        shown.addAll(submitEvent(compact, submit.get(), occasion));
      } else {
        shown.add(compact);
      }
    }
    return shown;
  }

  private static boolean isSubmittedReply(String compact) {
    return EventTokens.read(compact)
        .filter(token -> token.event().equals("submit-reply"))
        .isPresent();
  }

  private String otherTags(String compact) {
    ObjectNode claims = (ObjectNode) EventTokens.read(compact).orElseThrow().claims().deepCopy();
    ((ObjectNode)
            claims
                .path("events")
                .path(EventToken.EVENT_PREFIX + "submit-reply")
                .path("authenticationTags"))
        .put("data", "AAAAAAAAAAAAAAAAAAAAAA");
    return sign(claims);
  }

  private List<String> submitEvent(String compact, EventToken token, Occasion occasion) {
    ObjectNode claims = (ObjectNode) token.claims().deepCopy();
    if (faults.strikes(FaultKind.MISSING_SUBMIT_EVENT, occasion)) {
      return List.of();
    }
    if (faults.strikes(FaultKind.DUPLICATE_SUBMIT_EVENT, occasion)) {
      return List.of(compact, sign(claims.put("jti", UUID.randomUUID().toString())));
    }
    if (faults.strikes(FaultKind.EVENT_SIGNED_BY_WRONG_KEY, occasion)) {
      return List.of(
          EventTokens.sign(claims, Stranger.KEY, notary.key().getKeyID(), "secevent+jwt"));
    }
    if (faults.strikes(FaultKind.EVENT_SPOOFED_ISSUER, occasion)) {
      return List.of(sign(claims.put("iss", "https://zustelldienst.invalid")));
    }
    if (faults.strikes(FaultKind.EVENT_WRONG_TRANSACTION, occasion)) {
      return List.of(sign(claims.put("txn", "case:" + UUID.randomUUID())));
    }
    if (faults.strikes(FaultKind.EVENT_WRONG_SUBJECT, occasion)) {
      return List.of(sign(claims.put("sub", "submission:" + UUID.randomUUID())));
    }
    if (faults.strikes(FaultKind.EVENT_WRONG_TYPE, occasion)) {
      return List.of(EventTokens.sign(claims, notary.key(), notary.key().getKeyID(), "JWT"));
    }
    if (faults.strikes(FaultKind.EVENT_WITHOUT_TAGS, occasion)) {
      claims.remove("$schema");
      claims.putObject("events").putObject(EventToken.EVENT_PREFIX + "submit-submission");
      return List.of(sign(claims));
    }
    return List.of(compact);
  }

  private String sign(ObjectNode claims) {
    return EventTokens.sign(claims, notary.key());
  }
}
