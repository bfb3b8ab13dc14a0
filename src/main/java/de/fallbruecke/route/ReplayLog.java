package de.fallbruecke.route;

import java.util.Optional;

/** Replays that were run, so that an activation can name the one a person looked at. */
interface ReplayLog {
  /** Keeps it; returns it with its id. */
  Replay add(Replay replay);

  Optional<Replay> find(long id);
}
