package de.fallbruecke.api;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.Offer;
import de.fallbruecke.engine.OfferDesk;
import de.fallbruecke.engine.RefusalReason;
import de.fallbruecke.platform.FaultCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what a target says of a case that it fetched. */
@RestController
@RequestMapping(
    path = "/api/v1/cases/{id}",
    consumes = MediaType.APPLICATION_JSON_VALUE,
    produces = MediaType.APPLICATION_JSON_VALUE)
final class AnswerController {
  private static final int BODY = 16 * 1024;
  private static final int LONGEST_TEXT = 2000;

  /** As references of targets that are sent to. */
  private static final Pattern REFERENCE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} ]{1,200}");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\r\\t]]");

  private final OwnOffers own;
  private final OfferDesk desk;

  AnswerController(OwnOffers own, OfferDesk desk) {
    this.own = own;
    this.desk = desk;
  }

  /** What the target calls the case, if it says so. */
  record Acknowledgement(@Nullable String reference) {}

  /** Why the target does not take it. */
  record Refusal(@Nullable RefusalReason reason, @Nullable String text) {}

  /** What counts now. */
  record Answered(UUID id, Result result, @Nullable String reference) {
    enum Result {
      ACKNOWLEDGED,
      REFUSED
    }
  }

  @PostMapping("/acknowledgement")
  Answered acknowledge(
      @AuthenticationPrincipal TargetClient client,
      @PathVariable String id,
      @RequestHeader(name = LeaseView.HEADER, required = false) @Nullable String lease,
      HttpServletRequest request)
      throws IOException {
    Offer offer = own.get(client, id);
    UUID under = OwnOffers.lease(lease);
    String reference = reference(JsonBody.read(request, Acknowledgement.class, BODY).reference());
    Delivery taken = desk.acknowledge(offer.delivery(), under, reference);
    return new Answered(offer.caseId(), Answered.Result.ACKNOWLEDGED, taken.reference());
  }

  @PostMapping("/refusal")
  Answered refuse(
      @AuthenticationPrincipal TargetClient client,
      @PathVariable String id,
      @RequestHeader(name = LeaseView.HEADER, required = false) @Nullable String lease,
      HttpServletRequest request)
      throws IOException {
    Offer offer = own.get(client, id);
    UUID under = OwnOffers.lease(lease);
    Refusal refusal = JsonBody.read(request, Refusal.class, BODY);
    if (refusal.reason() == null) {
      throw new ApiFault(FaultCode.API_VALUE_INVALID, "reason is missing.");
    }
    desk.refuse(offer.delivery(), under, refusal.reason(), text(refusal.text()));
    return new Answered(offer.caseId(), Answered.Result.REFUSED, null);
  }

  private static @Nullable String reference(@Nullable String written) {
    if (written == null) {
      return null;
    }
    String reference = written.strip();
    if (!REFERENCE.matcher(reference).matches()) {
      throw new ApiFault(
          FaultCode.API_VALUE_INVALID, "reference must be 1 to 200 printable characters.");
    }
    return reference;
  }

  private static String text(@Nullable String written) {
    String text = written == null ? "" : written;
    if (text.length() > LONGEST_TEXT || CONTROL.matcher(text).find()) {
      throw new ApiFault(
          FaultCode.API_VALUE_INVALID,
          "text must be at most %d characters without control characters.".formatted(LONGEST_TEXT));
    }
    return text;
  }
}
