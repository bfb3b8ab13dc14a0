package de.fallbruecke.simulator.sink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How badly the specialist software behaves.
 *
 * @param failRate share of requests answered with 503, 0 to 1
 * @param failAfterEffect share of these that fail only after the case was taken, 0 to 1
 * @param delay pause before every answer
 */
public record Unreliability(
    double failRate, double failAfterEffect, Duration delay, RandomGenerator random) {
  enum Failure {
    NONE,
    BEFORE,
    AFTER
  }

  Failure next() {
    if (random.nextDouble() >= failRate) {
      return Failure.NONE;
    }
    return random.nextDouble() < failAfterEffect ? Failure.AFTER : Failure.BEFORE;
  }

  void pause() {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
