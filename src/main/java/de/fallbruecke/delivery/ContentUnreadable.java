package de.fallbruecke.delivery;

import de.fallbruecke.platform.Fault;
import java.io.IOException;

/** Our own content failed while a target was being served: not the target's fault. */
final class ContentUnreadable extends IOException {
  private final transient Fault fault;

  ContentUnreadable(Fault fault) {
    super(fault.getMessage(), fault);
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}
