package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.archive.SemanticVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The versions that a tenant may activate: those of the directory of the gateway, those it took
 * over, and those it had active. What another tenant took over is not among them.
 */
public final class PackageVersions {
  private static final Comparator<AvailableVersion> NEWEST =
      Comparator.comparing((AvailableVersion one) -> new SemanticVersion(one.version())).reversed();

  private final Shelf shelf;
  private final Takeovers takeovers;
  private final ActivationLog log;
  private final PackageStore store;

  PackageVersions(Shelf shelf, Takeovers takeovers, ActivationLog log, PackageStore store) {
    this.shelf = shelf;
    this.takeovers = takeovers;
    this.log = log;
    this.store = store;
  }

  /** All packages in their newest version, by id: what a new instance may be made of. */
  public List<AvailableVersion> packages(String tenant) {
    List<AvailableVersion> newest = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (AvailableVersion one : fresh(tenant)) {
      if (seen.add(one.packageId())) {
        newest.add(one);
      }
    }
    newest.sort(Comparator.comparing(AvailableVersion::packageId));
    return newest;
  }

  /** The versions of one package, newest first. */
  public List<AvailableVersion> of(String tenant, String packageId) {
    List<AvailableVersion> found = new ArrayList<>();
    Set<String> hashes = new HashSet<>();
    for (AvailableVersion one : fresh(tenant)) {
      if (one.packageId().equals(packageId) && hashes.add(one.hash())) {
        found.add(one);
      }
    }
    for (Activation one : log.ofTenant(tenant)) {
      if (one.packageId().equals(packageId) && hashes.add(one.hash())) {
        found.add(
            new AvailableVersion(
                one.hash(),
                packageId,
                one.version(),
                packageId,
                AvailableVersion.From.USED,
                one.at()));
      }
    }
    found.sort(NEWEST);
    return found;
  }

  /** A version after the one that is active, if there is one that is no draft. */
  public Optional<AvailableVersion> newer(Activation active) {
    return fresh(active.tenant()).stream().filter(one -> follows(one, active)).findFirst();
  }

  /** Those after which there is a {@link #newer} version; one look for all of them. */
  public List<Activation> outdated(List<Activation> active) {
    List<AvailableVersion> ofAll = directory();
    Map<String, List<AvailableVersion>> own =
        takeovers.all().stream()
            .collect(
                Collectors.groupingBy(
                    Takeover::tenant,
                    Collectors.mapping(PackageVersions::takenOver, Collectors.toList())));
    return active.stream()
        .filter(
            one ->
                Stream.concat(ofAll.stream(), own.getOrDefault(one.tenant(), List.of()).stream())
                    .anyMatch(version -> follows(version, one)))
        .toList();
  }

  private static boolean follows(AvailableVersion one, Activation active) {
    return one.packageId().equals(active.packageId())
        && one.version().indexOf('-') < 0
        && new SemanticVersion(one.version()).compareTo(new SemanticVersion(active.version())) > 0;
  }

  /**
   * Keeps a version for all processes, if the tenant may activate it.
   *
   * @throws Fault PACKAGE_DAMAGED if there is no such version for the tenant
   */
  public Candidate.Kept keep(String tenant, String hash) {
    for (Shelf.Item item : shelf.all().values()) {
      if (item instanceof Shelf.Item.Ready one && one.ready().hash().equals(hash)) {
        store.put(one.ready());
        return new Candidate.Kept(hash);
      }
    }
    boolean own =
        takeovers.origin(tenant, hash).isPresent()
            || log.ofTenant(tenant).stream().anyMatch(one -> one.hash().equals(hash));
    if (!own) {
      throw new Fault(
          FaultCode.PACKAGE_DAMAGED,
          "Tenant '%s' has no version with hash %s. Nothing was changed; choose one of those that are offered."
              .formatted(tenant, hash));
    }
    return new Candidate.Kept(hash);
  }

  /** What is there to be activated, newest first. */
  private List<AvailableVersion> fresh(String tenant) {
    List<AvailableVersion> found = new ArrayList<>(directory());
    takeovers.of(tenant).stream().map(PackageVersions::takenOver).forEach(found::add);
    found.sort(NEWEST);
    return found;
  }

  private List<AvailableVersion> directory() {
    List<AvailableVersion> found = new ArrayList<>();
    for (Shelf.Item item : shelf.all().values()) {
      if (item instanceof Shelf.Item.Ready one) {
        found.add(
            new AvailableVersion(
                one.ready().hash(),
                one.ready().manifest().id(),
                one.ready().manifest().version(),
                one.ready().manifest().title(),
                AvailableVersion.From.DIRECTORY,
                null));
      }
    }
    return found;
  }

  private static AvailableVersion takenOver(Takeover one) {
    return new AvailableVersion(
        one.hash(),
        one.packageId(),
        one.version(),
        one.packageId(),
        AvailableVersion.From.TAKEN_OVER,
        one.takenAt());
  }
}
