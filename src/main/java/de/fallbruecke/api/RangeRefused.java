package de.fallbruecke.api;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;

/** A range that the content does not have; the answer says how long it is. */
final class RangeRefused extends Fault {
  private final long size;

  RangeRefused(long size) {
    super(
        FaultCode.API_RANGE_NOT_SATISFIABLE,
        "The content has %d bytes and not the range asked for.".formatted(size));
    this.size = size;
  }

  long size() {
    return size;
  }
}
