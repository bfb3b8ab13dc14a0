package de.fallbruecke.engine;

import java.util.List;

/** How one act is done. */
interface Deed {
  /** What stands in the way, as ends of a sentence; nothing if the act can be done. */
  List<String> obstacles(Present present, Order order);

  /** Does it, inside a transaction with the submission locked, if there are no obstacles. */
  Effect perform(Present present, Order order);
}
