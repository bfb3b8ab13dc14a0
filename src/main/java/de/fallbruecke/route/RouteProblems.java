package de.fallbruecke.route;

import java.time.Instant;
import java.util.List;

/** Versions that do not run in some process although they were activated. */
public interface RouteProblems {
  /**
   * One instance.
   *
   * @param version that was activated
   * @param processes how many do not run it
   * @param detail why, from one of them; in English, without content
   */
  record Stays(String instance, String tenant, String version, int processes, String detail) {}

  /** Those of the newest entries that a process has told of since then. */
  List<Stays> since(Instant when);
}
