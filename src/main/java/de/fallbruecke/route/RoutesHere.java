package de.fallbruecke.route;

import java.util.Map;

/** What this process runs; after an activation it follows within seconds. */
public interface RoutesHere {
  /** The version that runs, by instance. */
  Map<String, String> versions();

  /** Why the newest version of an instance does not run here, by instance. */
  Map<String, String> problems();
}
