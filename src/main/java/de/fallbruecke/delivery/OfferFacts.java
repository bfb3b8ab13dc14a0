package de.fallbruecke.delivery;

/**
 * What the list of offers says of a case; no personal data.
 *
 * @param size bytes of the case record and its documents
 */
public record OfferFacts(String tenant, String caseNumber, boolean test, long size) {
  static OfferFacts of(Parcel parcel) {
    return new OfferFacts(
        parcel.tenant(),
        parcel.caseNumber(),
        parcel.test(),
        parcel.items().stream().mapToLong(Item::size).sum());
  }
}
