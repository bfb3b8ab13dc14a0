package de.fallbruecke.route;

import java.util.Map;

/** What the processes say of versions that cannot run in them. */
interface ProblemLog {
  /** Nobody hears it. */
  ProblemLog NONE = problems -> {};

  /** What is wrong in this process now, by activation; empty if nothing is. */
  void say(Map<Activation, String> problems);
}
