package de.fallbruecke.mapping;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;

/**
 * A place in a mapping file, for messages at run time.
 *
 * @param field the case field, for example {@code applicants.person.dateOfBirth}
 */
record Where(String file, int line, String field) {
  /** The mapping and the document do not fit. Say what is wrong without any value of it. */
  Fault failed(String what) {
    return fault(FaultCode.MAPPING_FAILED, what);
  }

  Fault fault(FaultCode code, String what) {
    return new Fault(
        code,
        "%s:%d case field %s: %s. The submission is held; correct the mapping or decide by hand."
            .formatted(file, line, field.isEmpty() ? "(none)" : field, what));
  }
}
