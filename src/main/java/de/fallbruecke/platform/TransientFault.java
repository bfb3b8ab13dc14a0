package de.fallbruecke.platform;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fault that may go away by itself: the step is tried again, after the named pause if there is
 * one.
 */
public final class TransientFault extends Fault {
  private final @Nullable Duration retryAfter;

  public TransientFault(FaultCode code, String message, @Nullable Duration retryAfter) {
    super(code, message);
    this.retryAfter = retryAfter;
  }

  public TransientFault(FaultCode code, String message, Throwable cause) {
    super(code, message, cause);
    this.retryAfter = null;
  }

  /** The pause the other side asked for (Retry-After), at least; empty if it named none. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
