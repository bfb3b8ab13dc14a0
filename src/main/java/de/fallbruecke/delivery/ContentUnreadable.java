package de.fallbruecke.delivery;

import java.io.IOException;

/**
 * Our own content failed while a target was being served: not the target's fault. Carries the
 * reason through code that lets only an IOException pass.
 */
public final class ContentUnreadable extends IOException {
  private final transient RuntimeException reason;

  public ContentUnreadable(RuntimeException reason) {
    super("Content of a parcel could not be read", reason);
    this.reason = reason;
  }

  public RuntimeException reason() {
    return reason;
  }
}
