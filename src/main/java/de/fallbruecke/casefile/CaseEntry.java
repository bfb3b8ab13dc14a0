package de.fallbruecke.casefile;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What is known of a case outside the vault; no personal data.
 *
 * @param caseId id of the case, the same however often it is made from the same submission
 * @param number short number for people, derived from the id
 * @param submission the submission it was made from
 * @param routePackage id of the route package that made it
 * @param packageVersion its version
 * @param packageHash SHA-512 over its files
 * @param leaves leaves of the source
 * @param mapped leaves that became case fields
 * @param attached leaves handed on inside a document
 * @param ignored leaves ignored by name
 * @param open leaves nobody accounts for
 * @param openPaths how often each path of names is open; paths of read entries are not filled
 */
public record CaseEntry(
    UUID caseId,
    String number,
    UUID submission,
    String tenant,
    String routePackage,
    String packageVersion,
    String packageHash,
    int leaves,
    int mapped,
    int attached,
    int ignored,
    int open,
    Map<String, Integer> openPaths,
    Instant createdAt) {
  public CaseEntry {
    openPaths = Map.copyOf(openPaths);
  }
}
