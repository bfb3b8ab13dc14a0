package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.archive.Catalogue;
import de.fallbruecke.route.archive.IndexEntry;
import de.fallbruecke.route.archive.PackageSource;
import de.fallbruecke.route.archive.Trust;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The folders of archives that the configuration names, here or on web servers. */
public final class PackageSources {
  private final SortedMap<String, String> addresses;
  private final Trust trust;
  private final Path memory;
  private final Takeovers takeovers;
  private final Clock clock;

  PackageSources(
      Map<String, String> addresses, Trust trust, Path memory, Takeovers takeovers, Clock clock) {
    this.addresses = new TreeMap<>(addresses);
    this.trust = trust;
    this.memory = memory;
    this.takeovers = takeovers;
    this.clock = clock;
  }

  /** Their names. */
  public List<String> names() {
    return List.copyOf(addresses.keySet());
  }

  /**
   * What a source offers to a tenant.
   *
   * @param term part of id, title, service, region, schema pack, maintainer or licence
   * @throws Fault SOURCE_UNREACHABLE, INDEX_INVALID, INDEX_OLDER, or why the publisher of the index
   *     is not trusted
   */
  public List<IndexEntry> search(String source, String tenant, String term) {
    return catalogue(source).index(tenant).search(term);
  }

  /**
   * Fetches an archive and begins to take it over.
   *
   * @throws Fault as {@link #search}, PACKAGE_NOT_OFFERED, or as {@link Takeovers#begin}
   */
  public Takeover fetch(String source, String id, String version, String tenant, String by) {
    Catalogue catalogue = catalogue(source);
    IndexEntry entry = catalogue.index(tenant).require(id, Optional.of(version));
    return takeovers.begin(
        tenant, catalogue.archive(entry), addresses.get(source) + " " + entry.file(), by);
  }

  private Catalogue catalogue(String source) {
    @Nullable String address = addresses.get(source);
    if (address == null) {
      throw new Fault(
          FaultCode.SOURCE_UNREACHABLE,
          "There is no source of this name in the configuration. Nothing was fetched.");
    }
    return new Catalogue(PackageSource.at(address), trust, memory, clock);
  }
}
