package de.fallbruecke.route;

import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Submission;

/**
 * Runs the active route for a stored submission. Pure: reads the vault, has no effects, repeatable.
 */
public interface Routing {
  /**
   * Turns the submission into a case and wanted deliveries.
   *
   * @throws de.fallbruecke.platform.Fault NO_ROUTE, ROUTE_AMBIGUOUS, SCHEMA_UNKNOWN,
   *     MAPPING_FAILED, CODE_UNKNOWN, ROUTE_FAILED: all of them hold the submission
   */
  Routed route(Submission submission, Destination destination);
}
