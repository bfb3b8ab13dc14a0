package de.fallbruecke.console.submissions;

import java.util.Arrays;
import java.util.Optional;

/** What somebody may look at content for. */
enum LookReason {
  /** Something is held or arrived wrongly. */
  SET_RIGHT,
  /** The applicant asked. */
  APPLICANT_ASKED,
  /** The office that works on the case asked. */
  OFFICE_ASKED,
  /** A mapping is compared with its source. */
  CHECK_MAPPING,
  /** Said in own words. */
  OTHER;

  static Optional<LookReason> find(String word) {
    return Arrays.stream(values()).filter(reason -> reason.name().equals(word)).findFirst();
  }
}
