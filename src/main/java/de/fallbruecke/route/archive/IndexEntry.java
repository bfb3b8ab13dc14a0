package de.fallbruecke.route.archive;

import java.time.Instant;
import java.util.List;

/**
 * What an index says about one archive.
 *
 * @param kid thumbprint of the key that signed the archive
 * @param created when it was exported
 * @param file name of the archive beside the index
 * @param length in bytes
 * @param sha512 over the archive
 */
public record IndexEntry(
    String id,
    String version,
    String title,
    List<String> services,
    List<String> regions,
    List<String> schemaPacks,
    String licence,
    String maintainer,
    String kid,
    Instant created,
    String file,
    long length,
    String sha512) {
  public IndexEntry {
    services = List.copyOf(services);
    regions = List.copyOf(regions);
    schemaPacks = List.copyOf(schemaPacks);
  }

  /** Whether the term is in anything a person would look for. */
  public boolean mentions(String term) {
    String folded = term.toLowerCase(java.util.Locale.ROOT);
    return java.util.stream.Stream.of(
            List.of(id, title, maintainer, licence), services, regions, schemaPacks)
        .flatMap(List::stream)
        .anyMatch(text -> text.toLowerCase(java.util.Locale.ROOT).contains(folded));
  }
}
