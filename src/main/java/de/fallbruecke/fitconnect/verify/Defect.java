package de.fallbruecke.fitconnect.verify;

import java.util.UUID;

/**
 * One defect that was found.
 *
 * @param part where: {@code submission}, {@code metadata}, {@code data} or {@code
 *     attachment:<uuid>}
 * @param detail what differs, without content
 */
public record Defect(DefectKind kind, String part, String detail) {
  static final String SUBMISSION = "submission";
  static final String METADATA = "metadata";
  static final String DATA = "data";

  static String attachment(UUID id) {
    return "attachment:" + id;
  }
}
