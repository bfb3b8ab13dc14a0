package de.fallbruecke.platform.check;

import java.util.Map;

/**
 * One step of a connection test, not yet tried.
 *
 * @param name stable name; its title stands in {@code messages/checks} under {@code check.step.}
 * @param trial what is tried
 */
public record CheckStep(String name, Trial trial) {
  /** What a step does. It may be interrupted when it takes too long. */
  @FunctionalInterface
  public interface Trial {
    /**
     * Tries it, without any effect that lasts.
     *
     * @return what was found, by stable names; never content and never a credential
     * @throws StepFailure if it does not work; names the remedy
     * @throws StepSkipped if it cannot be tried here
     * @throws de.fallbruecke.platform.Fault if it does not work; its code names the remedy
     */
    Map<String, String> run() throws Exception;
  }
}
