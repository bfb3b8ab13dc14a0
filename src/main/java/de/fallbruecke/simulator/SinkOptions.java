package de.fallbruecke.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * How the sample specialist software is started.
 *
 * @param port 0 = any
 * @param ledger file with one JSON line per request; its cases are known after a restart
 * @param failRate share of requests answered with 503, 0 to 1
 * @param failAfterEffect share of these that fail after the case was taken, 0 to 1
 * @param delay pause before every answer
 */
public record SinkOptions(
    int port, Path ledger, double failRate, double failAfterEffect, Duration delay, Clock clock) {
  public SinkOptions {
    if (failRate < 0 || failRate > 1 || failAfterEffect < 0 || failAfterEffect > 1) {
      throw new IllegalArgumentException("a share lies between 0 and 1");
    }
  }

  /** Reliable and quick, on any port. */
  public static SinkOptions writing(Path ledger) {
    return new SinkOptions(0, ledger, 0, 0.5, Duration.ZERO, Clock.systemUTC());
  }

  public SinkOptions port(int newPort) {
    return new SinkOptions(newPort, ledger, failRate, failAfterEffect, delay, clock);
  }

  public SinkOptions failing(double rate, double afterEffect) {
    return new SinkOptions(port, ledger, rate, afterEffect, delay, clock);
  }

  public SinkOptions delay(Duration pause) {
    return new SinkOptions(port, ledger, failRate, failAfterEffect, pause, clock);
  }
}
