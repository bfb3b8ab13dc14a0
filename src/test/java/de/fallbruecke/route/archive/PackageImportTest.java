package de.fallbruecke.route.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.archive.ImportPlan.Consent;
import de.fallbruecke.route.archive.ImportPlan.Kind;
import de.fallbruecke.route.diff.PackageDiff;
import de.fallbruecke.route.folder.PackageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tenant takes over, from whom, and what stays of it. */
class PackageImportTest {
  @TempDir Path directory;
  private ImportWorld world;

  @BeforeEach
  void aTenantThatTrustsKreisNord() throws IOException {
    world = new ImportWorld(directory);
  }

  @Test
  void aPackageArrivesByteForByteWithItsOrigin() {
    byte[] archive = world.archive(APackage.version("1.0.0"));

    ImportPlan plan = world.importNow(archive);

    assertThat(plan.kind()).isEqualTo(Kind.NEW);
    Map<String, byte[]> present =
        new PackageFolder(world.routes.resolve(APackage.ID)).files().content();
    assertThat(present).containsExactlyEntriesOf(APackage.version("1.0.0").files());
    Origins origins = new Origins(world.routes);
    List<Origin> found = origins.of(APackage.ID, plan.archive().checked().hash());
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().publisher()).isEqualTo("Kreis Nord");
    assertThat(found.getFirst().tenant()).isEqualTo(ImportWorld.TENANT);
    assertThat(found.getFirst().importedAt()).isEqualTo(ImportWorld.NOW);
    assertThat(found.getFirst().importedBy()).isEqualTo("admin");
    origins.prove(found.getFirst());
  }

  @Test
  void theOriginCanBeProvedAfterTheKeyWasRevokedAndNotAfterTheArchiveWasChanged()
      throws IOException {
    world.importNow(world.archive(APackage.version("1.0.0")));
    world.trust.revoke(
        ImportWorld.TENANT, world.nord.publisher().thumbprint(), world.clock.instant());
    Origins origins = new Origins(world.routes);
    Origin origin = origins.of(APackage.ID).getFirst();
    origins.prove(origin);

    Path kept;
    try (var files = Files.walk(world.routes.resolve(".archives"))) {
      kept =
          files.filter(f -> f.toString().endsWith(SignedArchive.ENDING)).findFirst().orElseThrow();
    }
    Files.write(kept, world.archive(APackage.version("1.0.1")));
    assertThatThrownBy(() -> origins.prove(origin)).isInstanceOf(Fault.class);
  }

  @Test
  void aPublisherThatNobodyKnowsIsToldFromOneThatOnlyAnotherTenantTrusts() throws IOException {
    PublisherKey west = PublisherKey.generate("Kreis West", null);
    byte[] archive = world.signed(APackage.version("1.0.0").checked(), west);

    refused(FaultCode.PUBLISHER_UNKNOWN, archive);
    world.trust("kreis-ost", west.publisher());
    refused(FaultCode.PUBLISHER_NOT_TRUSTED, archive);
    world.trust(ImportWorld.TENANT, west.publisher());
    assertThat(world.importNow(archive).kind()).isEqualTo(Kind.NEW);
  }

  @Test
  void aKeyThatHasExpiredImportsNothing() throws IOException {
    PublisherKey west =
        PublisherKey.generate("Kreis West", ImportWorld.NOW.plus(Duration.ofDays(1)));
    world.trust(ImportWorld.TENANT, west.publisher());
    byte[] archive = world.signed(APackage.version("1.0.0").checked(), west);

    world.importer().plan(archive, "The archive", ImportWorld.TENANT, java.util.Set.of());
    world.clock.tick(Duration.ofDays(1));
    refused(FaultCode.PUBLISHER_KEY_EXPIRED, archive);
  }

  @Test
  void aRevokedKeyImportsNothingAndCannotBeAddedAgainByMistake() {
    byte[] archive = world.archive(APackage.version("1.0.0"));
    String thumbprint = world.nord.publisher().thumbprint();
    world.trust.revoke(ImportWorld.TENANT, thumbprint, world.clock.instant());

    refused(FaultCode.PUBLISHER_KEY_REVOKED, archive);
    assertThatThrownBy(() -> world.trust(ImportWorld.TENANT, world.nord.publisher()))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.PUBLISHER_KEY_UNUSABLE));
    refused(FaultCode.PUBLISHER_KEY_REVOKED, archive);
  }

  @Test
  void anUpgradeShowsTheDifferenceAndKeepsThePackageThatWasThere() throws IOException {
    world.importNow(world.archive(APackage.version("1.0.0")));
    APackage next =
        APackage.version("1.1.0")
            .replacing("package.yaml", "EUPL-1.2", "MIT")
            .replacing(
                "package.yaml",
                "  target:",
                "  rasse:\n    type: text\n    description: Liste der Rassen\n  target:");

    ImportPlan plan = world.importNow(world.archive(next));

    assertThat(plan.kind()).isEqualTo(Kind.NEWER);
    PackageDiff diff = plan.diff().orElseThrow();
    assertThat(diff.lines())
        .contains("    ~ licence: EUPL-1.2 → MIT", "    + rasse.type: text")
        .anyMatch(line -> line.contains("give 'rasse' a value"));
    assertThat(world.presentVersion()).isEqualTo("1.1.0");
    try (var previous = Files.list(world.routes.resolve(".previous"))) {
      assertThat(previous.map(p -> p.getFileName().toString()))
          .hasSize(1)
          .allMatch(name -> name.startsWith("hundesteuer-1.0.0-"));
    }
  }

  @Test
  void anOlderVersionNeedsConsent() {
    world.importNow(world.archive(APackage.version("1.10.0")));
    byte[] older = world.archive(APackage.version("1.9.0"));

    refused(FaultCode.PACKAGE_OLDER, older);
    refused(FaultCode.PACKAGE_OLDER, world.archive(APackage.version("1.10.0-rc.1")));
    assertThat(world.importNow(older, Consent.OLDER).kind()).isEqualTo(Kind.OLDER);
    assertThat(world.presentVersion()).isEqualTo("1.9.0");
  }

  @Test
  void aVersionNeverChangesItsContent() {
    world.importNow(world.archive(APackage.version("1.0.0")));

    refused(
        FaultCode.PACKAGE_VERSION_REUSED,
        world.archive(APackage.version("1.0.0").file("mapping.yaml", "other")));
    refused(FaultCode.PACKAGE_VERSION_REUSED, world.archive(APackage.version("1.0.0+build.2")));
    assertThat(world.importNow(world.archive(APackage.version("1.0.0"))).kind())
        .isEqualTo(Kind.SAME);
  }

  @Test
  void aPackageOfSomebodyElseIsNotReplacedByOneOfTheSameId() throws IOException {
    world.importNow(world.archive(APackage.version("1.0.0")));
    PublisherKey west = PublisherKey.generate("Kreis West", null);
    world.trust(ImportWorld.TENANT, west.publisher());
    byte[] other = world.signed(APackage.version("2.0.0").checked(), west);

    refused(FaultCode.PUBLISHER_CHANGED, other);
    ImportPlan plan = world.importNow(other, Consent.OTHER_PUBLISHER);
    assertThat(plan.notes()).anyMatch(note -> note.contains("'Kreis Nord'"));
  }

  @Test
  void aNewKeyOfTheSamePublisherGoesOn() throws IOException {
    world.importNow(world.archive(APackage.version("1.0.0")));
    PublisherKey next = PublisherKey.generate("Kreis Nord", null);
    world.trust(ImportWorld.TENANT, next.publisher());

    world.importNow(world.signed(APackage.version("2.0.0").checked(), next));
    assertThat(world.presentVersion()).isEqualTo("2.0.0");
  }

  @Test
  void ownWorkIsNotReplacedByAnArchive() throws IOException {
    APackage.version("1.0.0").in(world.routes);

    refused(FaultCode.PUBLISHER_CHANGED, world.archive(APackage.version("2.0.0")));
  }

  @Test
  void whatWasChangedHereIsKeptAndTold() throws IOException {
    world.importNow(world.archive(APackage.version("1.0.0")));
    Path mapping = world.routes.resolve(APackage.ID).resolve("mapping.yaml");
    Files.writeString(mapping, "changed here");

    ImportPlan plan = world.importNow(world.archive(APackage.version("2.0.0")));

    assertThat(plan.notes()).anyMatch(note -> note.contains("changed here after its import"));
    try (var previous = Files.walk(world.routes.resolve(".previous"))) {
      assertThat(previous.filter(p -> p.endsWith("mapping.yaml")))
          .singleElement()
          .satisfies(p -> assertThat(Files.readString(p)).isEqualTo("changed here"));
    }
  }

  @Test
  void aChangeBetweenLookingAndDoingStopsTheImport() throws IOException {
    world.importNow(world.archive(APackage.version("1.0.0")));
    ImportPlan plan =
        world
            .importer()
            .plan(
                world.archive(APackage.version("2.0.0")),
                "The archive",
                ImportWorld.TENANT,
                java.util.Set.of());
    Path mapping = world.routes.resolve(APackage.ID).resolve("mapping.yaml");
    Files.writeString(mapping, "changed meanwhile");

    assertThatThrownBy(() -> world.importer().carryOut(plan, "admin", "mail"))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.PACKAGE_NOT_WRITTEN));
    assertThat(Files.readString(mapping)).isEqualTo("changed meanwhile");
  }

  @Test
  void whatAProcessLeftThatDiedWhileWritingDoesNoHarm() throws IOException {
    Path left = Files.createDirectories(world.routes.resolve(".importing-hundesteuer/fixtures"));
    Files.writeString(left.resolve("half.xml"), "<half");

    world.importNow(world.archive(APackage.version("1.0.0")));

    assertThat(world.routes.resolve(".importing-hundesteuer")).doesNotExist();
    assertThat(world.presentVersion()).isEqualTo("1.0.0");
  }

  @Test
  void aLinkInPlaceOfThePackageIsNotFollowed() throws IOException {
    Path outside = APackage.version("1.0.0").in(Files.createDirectory(directory.resolve("else")));
    Files.createSymbolicLink(world.routes.resolve(APackage.ID), outside);

    refused(FaultCode.PACKAGE_FORBIDDEN, world.archive(APackage.version("2.0.0")));
  }

  private void refused(FaultCode code, byte[] archive) {
    Map<String, String> before = world.snapshot();
    assertThatThrownBy(
            () ->
                world
                    .importer()
                    .plan(archive, "The archive", ImportWorld.TENANT, java.util.Set.of()))
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    assertThat(world.snapshot()).isEqualTo(before);
  }
}
