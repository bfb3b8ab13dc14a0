package de.fallbruecke.simulator;

import de.fallbruecke.simulator.service.Limits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a simulator is started.
 *
 * @param state directory of its own, created if needed
 * @param port 0 = the port of the last run if it is free, otherwise any
 * @param destinations those that must exist; what an earlier run created stays
 * @param callbackPauses pauses between the calls of one callback
 */
public record SimulatorOptions(
    Path state,
    int port,
    List<DestinationSpec> destinations,
    KeySource keys,
    Clock clock,
    Limits limits,
    List<Duration> callbackPauses) {

  /** The default destinations, official limits, the system's clock, any port. */
  public static SimulatorOptions in(Path state) {
    return new SimulatorOptions(
        state,
        0,
        DestinationSpec.defaults(),
        KeySource.generating(),
        Clock.systemUTC(),
        Limits.OFFICIAL,
        IntStream.range(0, 10).mapToObj(i -> Duration.ofSeconds(1L << Math.min(i, 6))).toList());
  }

  public SimulatorOptions port(int newPort) {
    return new SimulatorOptions(state, newPort, destinations, keys, clock, limits, callbackPauses);
  }

  public SimulatorOptions destinations(List<DestinationSpec> specs) {
    return new SimulatorOptions(state, port, specs, keys, clock, limits, callbackPauses);
  }

  public SimulatorOptions keys(KeySource source) {
    return new SimulatorOptions(state, port, destinations, source, clock, limits, callbackPauses);
  }

  public SimulatorOptions clock(Clock newClock) {
    return new SimulatorOptions(state, port, destinations, keys, newClock, limits, callbackPauses);
  }

  public SimulatorOptions limits(Limits newLimits) {
    return new SimulatorOptions(state, port, destinations, keys, clock, newLimits, callbackPauses);
  }

  /**
   * With twice the official sizes: these hold for encrypted objects, and base64url makes them a
   * third larger, so that 500 MB of plain content would not pass in one piece.
   */
  public SimulatorOptions generousLimits() {
    Limits official = Limits.OFFICIAL;
    return limits(
        new Limits(
            2 * official.attachment(),
            official.attachments(),
            2 * official.total(),
            official.inline()));
  }

  public SimulatorOptions callbackPauses(List<Duration> pauses) {
    return new SimulatorOptions(state, port, destinations, keys, clock, limits, pauses);
  }
}
