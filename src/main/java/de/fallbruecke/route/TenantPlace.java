package de.fallbruecke.route;

import de.fallbruecke.route.archive.ImportPlan;
import de.fallbruecke.route.archive.Origin;
import de.fallbruecke.route.archive.Origins;
import de.fallbruecke.route.archive.Place;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.PackageCheck;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packages of one tenant in the database. What a tenant takes over is offered to nobody else:
 * the directory of the gateway belongs to whoever runs it.
 */
record TenantPlace(
    String tenant,
    Path directory,
    ActivationLog log,
    PackageStore store,
    PostgresTakeovers takeovers)
    implements Place {

  /** What is active; if nothing is, what was taken over last. */
  @Override
  public Optional<CheckedPackage> present(String id) {
    Optional<String> active =
        log.current().stream()
            .filter(Activation::runs)
            .filter(one -> one.tenant().equals(tenant) && one.packageId().equals(id))
            .max(Comparator.comparingLong(Activation::id))
            .map(Activation::hash);
    return active
        .or(() -> taken(id).findFirst().map(Takeover::hash))
        .flatMap(store::find)
        .map(PackageCheck::of);
  }

  @Override
  public List<Origin> origins(String id) {
    return Stream.concat(taken(id).map(TenantPlace::origin), new Origins(directory).of(id).stream())
        .sorted(Comparator.comparing(Origin::importedAt).reversed())
        .toList();
  }

  @Override
  public void put(ImportPlan plan, Origin origin) {
    throw new UnsupportedOperationException("Takeovers keeps it");
  }

  private Stream<Takeover> taken(String id) {
    return takeovers.of(tenant).stream().filter(one -> one.packageId().equals(id));
  }

  private static Origin origin(Takeover taken) {
    return new Origin(
        taken.packageId(),
        taken.version(),
        taken.hash(),
        taken.archiveSha512(),
        taken.publisher(),
        taken.thumbprint(),
        taken.x(),
        taken.tenant(),
        taken.takenAt() == null ? taken.uploadedAt() : taken.takenAt(),
        taken.takenBy() == null ? taken.uploadedBy() : taken.takenBy(),
        taken.source());
  }
}
