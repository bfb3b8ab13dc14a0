package de.fallbruecke.route;

import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.route.archive.ImportPlan;
import de.fallbruecke.route.archive.ImportPlan.Consent;
import de.fallbruecke.route.archive.PackageImport;
import de.fallbruecke.route.archive.Place;
import de.fallbruecke.route.archive.Publisher;
import de.fallbruecke.route.archive.Trust;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes packages of others over for one tenant. An archive is kept while somebody looks at it, and
 * checked again at every step: trust may have been withdrawn meanwhile. Nothing is activated here.
 */
public final class Takeovers {
  private static final Duration LEFT = Duration.ofDays(1);

  private final PostgresTakeovers table;
  private final PackageStore store;
  private final PackageCompiler compiler;
  private final Mappings mappings;
  private final Trust trust;
  private final Function<String, Place> places;
  private final IdSource ids;
  private final Clock clock;

  Takeovers(
      PostgresTakeovers table,
      PackageStore store,
      PackageCompiler compiler,
      Mappings mappings,
      Trust trust,
      Function<String, Place> places,
      IdSource ids,
      Clock clock) {
    this.table = table;
    this.store = store;
    this.compiler = compiler;
    this.mappings = mappings;
    this.trust = trust;
    this.places = places;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A takeover as a person sees it before they decide.
   *
   * @param plan what was checked, and what differs from the present package
   * @param pack what the package says of itself
   * @param consents to what a person has to agree
   * @param obstacle why it cannot run here, for example a missing schema pack; null if it can
   */
  public record Look(
      Takeover takeover,
      ImportPlan plan,
      RoutePackage pack,
      Set<Consent> consents,
      @Nullable Fault obstacle) {
    public Look {
      consents = Set.copyOf(consents);
    }
  }

  /**
   * Checks an archive and keeps it for a look; what nobody took over within a day is forgotten.
   *
   * @param source name of the file or address, for the record of the origin
   * @throws Fault one code per reason, see docs/reference/sharing.md; then nothing was kept
   */
  public Takeover begin(String tenant, byte[] archive, String source, String by) {
    ImportPlan plan = plan(tenant, archive, "The archive", EnumSet.allOf(Consent.class));
    Publisher publisher = plan.publisher();
    Takeover takeover =
        new Takeover(
            ids.next(),
            tenant,
            plan.archive().manifest().id(),
            plan.archive().manifest().version(),
            plan.archive().checked().hash(),
            plan.archive().sha512(),
            source,
            publisher.name(),
            publisher.thumbprint(),
            publisher.x(),
            clock.instant(),
            by,
            null,
            null);
    table.forgetLeft(clock.instant().minus(LEFT));
    table.add(takeover, archive);
    return takeover;
  }

  /** One that was begun. */
  public Optional<Takeover> find(UUID id) {
    return table.find(id);
  }

  /**
   * Looks at it again.
   *
   * @throws Fault as {@link #begin}
   */
  public Look look(Takeover takeover) {
    byte[] archive = table.archive(takeover.id());
    ImportPlan plan = plan(takeover.tenant(), archive, "The archive", EnumSet.allOf(Consent.class));
    Set<Consent> consents = EnumSet.noneOf(Consent.class);
    if (plan.kind() == ImportPlan.Kind.OLDER) {
      consents.add(Consent.OLDER);
    }
    if (publisherChanged(takeover.tenant(), archive)) {
      consents.add(Consent.OTHER_PUBLISHER);
    }
    return new Look(
        takeover,
        plan,
        ShelvedPackages.describe(plan.archive().checked()),
        consents,
        obstacle(plan));
  }

  private boolean publisherChanged(String tenant, byte[] archive) {
    try {
      plan(tenant, archive, "The archive", Set.of(Consent.OLDER));
      return false;
    } catch (Fault fault) {
      if (fault.code() == FaultCode.PUBLISHER_CHANGED) {
        return true;
      }
      throw fault;
    }
  }

  private @Nullable Fault obstacle(ImportPlan plan) {
    try {
      compiler.compile(plan.archive().checked().files());
      return null;
    } catch (Fault fault) {
      return fault;
    }
  }

  /**
   * Takes it over: from now on the tenant may activate it.
   *
   * @return hash of the package
   * @throws Fault as {@link #begin}, PACKAGE_OLDER and PUBLISHER_CHANGED without consent, or what
   *     is in the way of running it
   */
  public String take(Takeover takeover, Set<Consent> consents, String by) {
    ImportPlan plan =
        plan(takeover.tenant(), table.archive(takeover.id()), "The archive", consents);
    ReadyPackage ready = compiler.compile(plan.archive().checked().files());
    store.put(ready);
    table.taken(takeover.id(), by, clock.instant());
    return ready.hash();
  }

  /** What the tenant took over, newest first. */
  public List<Takeover> of(String tenant) {
    return table.of(tenant);
  }

  /** What all tenants took over, newest first. */
  List<Takeover> all() {
    return table.all();
  }

  /** Where this content came from, if the tenant took it over. */
  public Optional<Takeover> origin(String tenant, String hash) {
    return table.of(tenant).stream().filter(one -> one.hash().equals(hash)).findFirst();
  }

  /** The signed archive as it came; not to be changed. */
  public byte[] archive(Takeover takeover) {
    return table.archive(takeover.id());
  }

  private ImportPlan plan(String tenant, byte[] archive, String what, Set<Consent> consents) {
    return new PackageImport(places.apply(tenant), trust, mappings, clock)
        .plan(archive, what, tenant, consents);
  }
}
