package de.fallbruecke.platform.keys;

import de.fallbruecke.platform.TlsIdentities;
import java.util.List;

/** The certificates of {@code fallbruecke.tls}. */
public record TlsKeys(TlsIdentities identities) implements KeySource {
  @Override
  public List<HeldKey> keys() {
    return identities.all().stream()
        .filter(one -> one.ends() != null)
        .map(
            one ->
                new HeldKey(
                    "tls",
                    one.name(),
                    null,
                    null,
                    one.certificate().map(own -> own.getPublicKey().getAlgorithm()).orElse(""),
                    one.certificate().map(own -> own.getNotBefore().toInstant()).orElse(null),
                    one.ends()))
        .toList();
  }
}
