package de.fallbruecke.cli;

import de.fallbruecke.route.archive.TrustStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For which tenant something is shared, and where its trusted publishers stand. */
final class SharingOptions {
  @Option(
      names = "--tenant",
      required = true,
      paramLabel = "TENANT",
      description = "Whose trust counts, as named below fallbruecke.tenants.")
  private @Nullable String tenant;

  @Option(
      names = "--publishers",
      paramLabel = "DIR",
      defaultValue = "config/publishers",
      description = "Folder with a folder of trusted keys per tenant (default config/publishers).")
  private Path publishers = Path.of("config/publishers");

  String tenant() {
    return String.valueOf(tenant);
  }

  TrustStore trust() {
    return new TrustStore(publishers);
  }
}
