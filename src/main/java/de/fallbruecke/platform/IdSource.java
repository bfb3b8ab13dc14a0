package de.fallbruecke.platform;

import java.util.UUID;

/** Where new ids come from; injected so that a test can repeat them. */
@FunctionalInterface
public interface IdSource {
  /** A new random id. */
  UUID next();
}
