package de.fallbruecke.api;

import de.fallbruecke.delivery.Offer;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.delivery.pull.PullEndpoint;
import de.fallbruecke.platform.FaultCode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one place that finds offers for a client: never those to another target, and none for a
 * target that does not fetch here, whatever waits for it elsewhere.
 */
public final class OwnOffers {
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Offers offers;
  private final Targets targets;

  OwnOffers(Offers offers, Targets targets) {
    this.offers = offers;
    this.targets = targets;
  }

  /** What is ready for the client's target, in the order in which it became ready. */
  List<Offer> ready(TargetClient client, long after, int limit) {
    return endpoint(client).isPresent() ? offers.ready(client.target(), after, limit) : List.of();
  }

  /** How the client's target fetches here, if it does. */
  Optional<PullEndpoint> endpoint(TargetClient client) {
    return Optional.ofNullable(targets.endpoints(PullEndpoint.class).get(client.target()));
  }

  /**
   * The offer of the case to the client's target, ended or not.
   *
   * @param caseId as written in the address
   * @throws ApiFault OFFER_UNKNOWN if there is none; an id of another target's case is none
   */
  public Offer get(TargetClient client, String caseId) {
    if (!ID.matcher(caseId).matches() || endpoint(client).isEmpty()) {
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
