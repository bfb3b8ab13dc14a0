package de.fallbruecke.route;

import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Submission;

/** Runs the active route over what lies in the vault. */
final class VaultRouting implements Routing {
  private final StoredInputs inputs;
  private final ActiveRoutes routes;
  private final RouteRun run;

  VaultRouting(StoredInputs inputs, ActiveRoutes routes, RouteRun run) {
    this.inputs = inputs;
    this.routes = routes;
    this.run = run;
  }

  @Override
  public Routed route(Submission submission, Destination destination) {
    RouteInput input = inputs.of(submission, destination);
    try (ActiveRoutes.Admission admission =
        routes.admit(submission.id(), destination, input.service())) {
      return run.through(admission.entrance(), input);
    }
  }
}
