package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Parcel;
import java.util.Map;

/**
 * CloudEvents 1.0 in binary mode: the request is the event "a case was handed over". Id and time
 * are the same in every attempt; nothing in it is personal data.
 *
 * @param source who says so, a URI reference
 * @param type type of the event
 */
public record EventHeaders(String source, String type) {
  /** All headers of the event; {@code datacontenttype} is the Content-Type (binding §3.1.1). */
  Map<String, String> of(Parcel parcel) {
    return Map.of(
        "ce-specversion",
        "1.0",
        "ce-id",
        parcel.key(),
        "ce-source",
        source,
        "ce-type",
        type,
        "ce-time",
        parcel.delivery().createdAt().toString(),
        "ce-subject",
        parcel.caseId().toString());
  }
}
