package de.fallbruecke.fitconnect.jose;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The decryption keys of one destination: several, so that a key can be replaced while in use. */
public final class KeyRing {
  private final Supplier<Map<String, DecryptionKey>> byKid;

  /** The kids must differ. */
  public KeyRing(Collection<? extends DecryptionKey> keys) {
    Map<String, DecryptionKey> fixed =
        keys.stream().collect(Collectors.toMap(DecryptionKey::kid, Function.identity()));
    byKid = () -> fixed;
  }

  /** Keys that may be exchanged while the program runs. */
  public KeyRing(Supplier<Map<String, DecryptionKey>> keys) {
    byKid = keys;
  }

  /** The key with exactly this id; no other key is ever tried. */
  public Optional<DecryptionKey> find(String kid) {
    return Optional.ofNullable(byKid.get().get(kid));
  }
}
