package de.fallbruecke.route.archive;

import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.archive.ImportPlan.Consent;
import de.fallbruecke.route.archive.ImportPlan.Kind;
import de.fallbruecke.route.diff.PackageDiff;
import de.fallbruecke.route.folder.CheckedPackage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes packages of others over. Every check comes before the first write; a refused archive leaves
 * no trace. Values of parameters are never touched, they stand in the configuration; nothing is
 * activated.
 */
public final class PackageImport {
  private final Place into;
  private final Trust trust;
  private final Mappings mappings;
  private final Clock clock;

  /** Into a directory with one folder per package. */
  public PackageImport(Path into, Trust trust, Mappings mappings, Clock clock) {
    this(new Installation(into.toAbsolutePath().normalize()), trust, mappings, clock);
  }

  /** To wherever the place is. */
  public PackageImport(Place into, Trust trust, Mappings mappings, Clock clock) {
    this.into = into;
    this.trust = trust;
    this.mappings = mappings;
    this.clock = clock;
  }

  /**
   * Checks an archive and says what importing it would do.
   *
   * @param what the archive, for messages
   * @throws Fault one code per reason, see docs/reference/sharing.md
   */
  public ImportPlan plan(byte[] archive, String what, String tenant, Set<Consent> consents) {
    SignedArchive verified =
        SignedArchive.verify(
            archive, what, (kid, name) -> trust.require(kid, tenant, clock.instant(), name));
    Publisher publisher = trust.require(verified.kid(), tenant, clock.instant(), what);
    compile(verified.checked());
    Optional<CheckedPackage> present = into.present(verified.manifest().id());
    List<String> notes = new ArrayList<>();
    Kind kind = present.map(old -> kind(old, verified, consents)).orElse(Kind.NEW);
    if (kind != Kind.SAME) {
      present.ifPresent(old -> publisher(old, publisher, consents, notes));
    }
    return new ImportPlan(
        verified,
        publisher,
        tenant,
        kind,
        present.map(old -> PackageDiff.between(old, verified.checked(), mappings)),
        present.map(CheckedPackage::hash),
        notes);
  }

  /**
   * Does what was planned.
   *
   * @param by who imports, for the record of the origin
   * @param source where the archive was read from, likewise
   * @throws Fault PACKAGE_NOT_WRITTEN; the package that was present still is
   */
  public void carryOut(ImportPlan plan, String by, String source) {
    SignedArchive archive = plan.archive();
    Origin origin =
        new Origin(
            archive.manifest().id(),
            archive.manifest().version(),
            archive.checked().hash(),
            archive.sha512(),
            plan.publisher().name(),
            plan.publisher().thumbprint(),
            plan.publisher().x(),
            plan.tenant(),
            clock.instant(),
            by,
            source);
    into.put(plan, origin);
  }

  private void compile(CheckedPackage checked) {
    for (String mapping : checked.mappings()) {
      mappings.compile(checked.manifest().id(), mapping, checked.files().content());
    }
  }

  private static Kind kind(CheckedPackage present, SignedArchive verified, Set<Consent> consents) {
    if (present.hash().equals(verified.checked().hash())) {
      return Kind.SAME;
    }
    String is = present.manifest().version();
    String comes = verified.manifest().version();
    int order = new SemanticVersion(comes).compareTo(new SemanticVersion(is));
    if (order == 0) {
      throw new Fault(
          FaultCode.PACKAGE_VERSION_REUSED,
          "Package '%s' is present in version %s with other content than the archive of version %s. Nothing was imported. A version never changes its content: ask the publisher for a new version number, or give your own changes one."
              .formatted(verified.manifest().id(), is, comes));
    }
    if (order < 0 && !consents.contains(Consent.OLDER)) {
      throw new Fault(
          FaultCode.PACKAGE_OLDER,
          "Package '%s' is present in version %s, the archive has the older version %s. Nothing was imported. Take a newer archive, or say --allow-older if you really want to go back."
              .formatted(verified.manifest().id(), is, comes));
    }
    return order < 0 ? Kind.OLDER : Kind.NEWER;
  }

  private void publisher(
      CheckedPackage present, Publisher publisher, Set<Consent> consents, List<String> notes) {
    String id = present.manifest().id();
    List<Origin> all = into.origins(id);
    List<Origin> ofContent =
        all.stream().filter(origin -> origin.contentHash().equals(present.hash())).toList();
    List<Origin> known = ofContent.isEmpty() ? all : ofContent;
    if (ofContent.isEmpty() && !known.isEmpty()) {
      notes.add(
          "The present package was changed here after its import; it is kept below %s."
              .formatted(Installation.PREVIOUS));
    }
    if (known.stream().map(Origin::publisher).anyMatch(publisher.name()::equals)) {
      return;
    }
    String owner =
        known.isEmpty() ? "nobody, it was written here" : "'" + known.getFirst().publisher() + "'";
    String change =
        "The present package '%s' %s comes from %s, the archive from '%s'."
            .formatted(id, present.manifest().version(), owner, publisher.name());
    if (!consents.contains(Consent.OTHER_PUBLISHER)) {
      throw new Fault(
          FaultCode.PUBLISHER_CHANGED,
          change
              + " Nothing was imported. If the change is meant, say --allow-other-publisher; if not, somebody uses the id of another one's package.");
    }
    notes.add(change);
  }
}
