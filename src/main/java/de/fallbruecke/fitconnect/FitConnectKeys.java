package de.fallbruecke.fitconnect;

import de.fallbruecke.fitconnect.jose.KeyFile;
import de.fallbruecke.platform.keys.HeldKey;
import de.fallbruecke.platform.keys.KeySource;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys and secrets of the FIT-Connect destinations, for those who look after them. */
record FitConnectKeys(
    FitConnectDestinations destinations,
    Destinations configured,
    SettingsReader reader,
    RenewalTable renewals)
    implements KeySource {
  @Override
  public List<HeldKey> keys() {
    List<HeldKey> keys = new ArrayList<>();
    for (FitConnectDestination one : destinations.all()) {
      String tenant = configured.find(one.name()).map(Destination::tenant).orElse(null);
      List<Renewal> done = renewals.of(one.name());
      one.decryptionKeys()
          .forEach(
              key ->
                  keys.add(
                      key(
                          "fitconnect-decryption",
                          "RSA-OAEP-256",
                          one,
                          tenant,
                          key,
                          use(key.kid(), done))));
      keys.add(
          key("fitconnect-signature", "PS512", one, tenant, one.signingKey(), HeldKey.Use.UNKNOWN));
      FitConnectSettings.DestinationSettings written = reader.destination(one.name());
      if (one.callbackSecret() != null) {
        keys.add(secret("fitconnect-callback", one.name(), tenant, written.callbackSecretFile()));
      }
    }
    reader
        .settings()
        .accounts()
        .forEach(
            (name, account) ->
                keys.add(secret("fitconnect-client", name, null, account.clientSecretFile())));
    return List.copyOf(keys);
  }

  private static HeldKey key(
      String kind,
      String algorithm,
      FitConnectDestination one,
      @Nullable String tenant,
      KeyFile key,
      HeldKey.Use use) {
    return new HeldKey(
        kind,
        one.name(),
        tenant,
        key.kid(),
        algorithm + ", " + key.publicKey().getModulus().bitLength(),
        KeySource.since(key.file()),
        key.chain().isEmpty() ? null : key.chain().getFirst().getNotAfter().toInstant(),
        use);
  }

  /** What the renewals of its destination tell of a key; nobody is asked. */
  private static HeldKey.Use use(String kid, List<Renewal> renewals) {
    for (Renewal one : renewals) {
      if (one.state() == Renewal.State.CANCELLED) {
        continue;
      }
      if (one.kid().equals(kid)) {
        return one.state() == Renewal.State.MADE ? HeldKey.Use.NOT_YET : HeldKey.Use.PUBLISHED;
      }
      if (one.oldKids().contains(kid)) {
        boolean only = one.state() == Renewal.State.MADE && one.oldKids().size() == 1;
        return one.state() == Renewal.State.PUBLISHED
            ? HeldKey.Use.REPLACED
            : only ? HeldKey.Use.PUBLISHED : HeldKey.Use.UNKNOWN;
      }
    }
    return HeldKey.Use.UNKNOWN;
  }

  private static HeldKey secret(
      String kind, String place, @Nullable String tenant, @Nullable String file) {
    return new HeldKey(
        kind,
        place,
        tenant,
        null,
        "",
        file == null || file.isBlank() ? null : KeySource.since(Path.of(file.strip())),
        null);
  }
}
