package de.fallbruecke.simulator;

import de.fallbruecke.simulator.jose.Keys;
import java.security.KeyPair;

/** Where RSA-4096 key pairs come from; tests share a few, because making one takes seconds. */
@FunctionalInterface
public interface KeySource {
  /** A key pair for the purpose, for example {@code service-signing}; called concurrently. */
  KeyPair pair(String purpose);

  /** A fresh pair each time. */
  static KeySource generating() {
    return purpose -> Keys.generate();
  }
}
