package de.fallbruecke.route;

import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.archive.PackageExport;
import de.fallbruecke.route.archive.PublisherKey;
import de.fallbruecke.route.archive.SignedArchive;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes archives of what is active, for other sites. Values of a site are never in them. */
public final class PackageExports {
  private final ActivePackages packages;
  private final Takeovers takeovers;
  private final Mappings mappings;
  private final Map<String, Path> keys;
  private final Clock clock;

  PackageExports(
      ActivePackages packages,
      Takeovers takeovers,
      Mappings mappings,
      Map<String, Path> keys,
      Clock clock) {
    this.packages = packages;
    this.takeovers = takeovers;
    this.mappings = mappings;
    this.keys = Map.copyOf(keys);
    this.clock = clock;
  }

  /**
   * An archive.
   *
   * @param name of its file
   * @param bytes the archive; not to be changed
   */
  public record Archive(String name, byte[] bytes) {}

  /** Whether there is something to give away: a key of the tenant, or an archive as it came. */
  public boolean possible(Activation active) {
    return keys.containsKey(active.tenant())
        || takeovers.origin(active.tenant(), active.hash()).isPresent();
  }

  /**
   * The active version of an instance. What was taken over goes on as its publisher signed it; own
   * work is signed with the key of the tenant.
   *
   * @throws Fault PUBLISHER_KEY_UNUSABLE if the tenant has no key, PACKAGE_NOT_SHAREABLE with every
   *     finding, INSTANCE_UNKNOWN or ACTIVATION_REFUSED if nothing is active
   */
  public Archive export(Activation active) {
    Optional<Takeover> origin = takeovers.origin(active.tenant(), active.hash());
    if (origin.isPresent()) {
      return new Archive(
          active.packageId() + "-" + active.version() + SignedArchive.ENDING,
          takeovers.archive(origin.get()));
    }
    @Nullable Path key = keys.get(active.tenant());
    if (key == null) {
      throw new Fault(
          FaultCode.PUBLISHER_KEY_UNUSABLE,
          "Tenant '%s' has no key to sign with. Nothing was exported. Make one with 'routes key new' and name its file under %s.signing-keys.%s."
              .formatted(active.tenant(), RoutesProperties.PREFIX, active.tenant()));
    }
    SignedArchive archive =
        new PackageExport(mappings)
            .sign(
                packages.of(active.instance()),
                PublisherKey.read(key),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    return new Archive(archive.fileName(), archive.bytes());
  }
}
