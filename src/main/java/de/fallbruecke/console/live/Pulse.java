package de.fallbruecke.console.live;

import java.util.Set;

/** A part of the console that can say for whom it changed. Asked by one thread at a time. */
public interface Pulse {
  /** Stands for what belongs to no tenant and is seen by all. */
  String NO_TENANT = "";

  /** As pages name it in {@code data-live}. */
  String area();

  /** The tenants for which something changed since it was asked last; the first time nobody. */
  Set<String> beat();
}
