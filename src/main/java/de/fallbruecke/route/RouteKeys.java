package de.fallbruecke.route;

import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.keys.HeldKey;
import de.fallbruecke.platform.keys.KeySource;
import de.fallbruecke.route.archive.Publisher;
import de.fallbruecke.route.archive.PublisherKey;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The keys of those whose packages the tenants take, and those with which the tenants sign their
 * own. A file that is no key is told without an id and hides no other.
 */
record RouteKeys(
    Publishers publishers, Map<String, Path> signing, Destinations destinations, Targets targets)
    implements KeySource {
  private static final String ALGORITHM = "Ed25519";

  @Override
  public List<HeldKey> keys() {
    List<HeldKey> keys = new ArrayList<>();
    tenants().forEach(tenant -> keys.addAll(trusted(tenant)));
    signing.forEach((tenant, file) -> keys.add(own(tenant, file)));
    return List.copyOf(keys);
  }

  private NavigableSet<String> tenants() {
    NavigableSet<String> tenants = new TreeSet<>(signing.keySet());
    destinations.all().stream().map(Destination::tenant).forEach(tenants::add);
    targets.list().stream().map(Target::tenant).forEach(tenants::add);
    return tenants;
  }

  private List<HeldKey> trusted(String tenant) {
    try {
      return publishers.entries(tenant).stream()
          .filter(entry -> entry.publisher().revoked() == null)
          .map(
              entry ->
                  new HeldKey(
                      "publisher",
                      entry.publisher().name(),
                      tenant,
                      entry.publisher().thumbprint(),
                      ALGORITHM,
                      entry.since(),
                      entry.publisher().expires()))
          .toList();
    } catch (Fault unusable) {
      return List.of(new HeldKey("publisher-unreadable", tenant, tenant, null, "", null, null));
    }
  }

  private static HeldKey own(String tenant, Path file) {
    try {
      Publisher own = PublisherKey.read(file).publisher();
      return new HeldKey(
          "package-signature",
          own.name(),
          tenant,
          own.thumbprint(),
          ALGORITHM,
          KeySource.since(file),
          own.expires());
    } catch (Fault unusable) {
      return new HeldKey("package-signature", tenant, tenant, null, "", null, null);
    }
  }
}
