package de.fallbruecke.api;

import de.fallbruecke.delivery.Offer;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.platform.FaultCode;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one place that turns an id in an address into an offer: never one to another target. */
public final class OwnOffers {
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Offers offers;

  OwnOffers(Offers offers) {
    this.offers = offers;
  }

  /**
   * The offer of the case to the client's target, ended or not.
   *
   * @param caseId as written in the address
   * @throws ApiFault OFFER_UNKNOWN if there is none; an id of another target's case is none
   */
  public Offer get(TargetClient client, String caseId) {
    if (!ID.matcher(caseId).matches()) {
      throw unknown();
    }
    return offers.find(client.target(), UUID.fromString(caseId)).orElseThrow(OwnOffers::unknown);
  }

  private static ApiFault unknown() {
    return new ApiFault(
        FaultCode.OFFER_UNKNOWN, "There is no case of this id for your specialist software.");
  }

  /**
   * The lease that a request names.
   *
   * @throws ApiFault API_LEASE_MISSING, API_REQUEST_INVALID
   */
  static UUID lease(@Nullable String header) {
    if (header == null || header.isBlank()) {
      throw new ApiFault(
          FaultCode.API_LEASE_MISSING, "The header %s is missing.".formatted(LeaseView.HEADER));
    }
    String lease = header.strip();
    if (!ID.matcher(lease).matches()) {
      throw new ApiFault(
          FaultCode.API_REQUEST_INVALID, "The header %s is no lease.".formatted(LeaseView.HEADER));
    }
    return UUID.fromString(lease);
  }
}
