package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.fitconnect.api.Limits;
import de.fallbruecke.submission.Destination;
import java.util.List;
import java.util.UUID;

/**
 * What a destination has published and what submissions are compared with.
 *
 * @param id its id at the delivery service
 * @param metadataVersions exact ({@code 2.1.0}) or open ({@code 2.x})
 * @param dataMediaTypes media types of the structured data; empty means any
 * @param replyChannels kinds of reply channels; empty means any
 */
public record Profile(
    UUID id,
    Destination destination,
    List<String> metadataVersions,
    List<String> dataMediaTypes,
    List<String> replyChannels,
    Limits limits) {
  public Profile {
    metadataVersions = List.copyOf(metadataVersions);
    dataMediaTypes = List.copyOf(dataMediaTypes);
    replyChannels = List.copyOf(replyChannels);
  }
}
