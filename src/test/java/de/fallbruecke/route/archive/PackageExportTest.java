package de.fallbruecke.route.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What leaves a site, and with which key. */
class PackageExportTest {
  @TempDir Path directory;
  private final PublisherKey key = PublisherKey.generate("Kreis Nord", null);

  @Test
  void theSamePackageKeyAndTimeGiveTheSameBytes() throws IOException {
    Path folder = APackage.version("1.0.0").in(directory);
    byte[] first = sign(folder).bytes();
    Files.setLastModifiedTime(
        folder.resolve("mapping.yaml"), java.nio.file.attribute.FileTime.fromMillis(0));

    assertThat(sign(folder).bytes()).isEqualTo(first);
    assertThat(sign(folder).fileName()).isEqualTo("hundesteuer-1.0.0.fbrp");
  }

  @Test
  void anyZipProgramCanLookIntoTheArchive() throws IOException {
    byte[] archive = sign(APackage.version("1.0.0").in(directory)).bytes();
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        zip.readAllBytes();
        names.add(entry.getName());
      }
    }
    assertThat(names)
        .containsExactly(
            "META/manifest.json",
            "META/manifest.jws",
            "fixtures/ein-hund/input.xml",
            "mapping.yaml",
            "package.yaml",
            "route.camel.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
        "-----BEGIN PGP PRIVATE KEY BLOCK-----",
        "PuTTY-User-Key-File-3: ssh-ed25519",
        "{\"kty\":\"RSA\",\"n\":\"x\",\"d\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}",
        "{\"kty\":\"oct\",\"k\" : \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}"
      })
  void aSecretIsNeverExported(String secret) throws IOException {
    Path folder = APackage.version("1.0.0").file("fixtures/ein-hund/a.txt", secret).in(directory);
    refused(FaultCode.PACKAGE_NOT_SHAREABLE, folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".env", "fixtures/.DS_Store", "store.p12", "fixtures/ein-hund/umläut.xml"})
  void aFileThatDoesNotBelongIntoAPackageIsNeverExported(String path) throws IOException {
    Path folder = APackage.version("1.0.0").file(path, "x").in(directory);
    refused(FaultCode.PACKAGE_NOT_SHAREABLE, folder);
  }

  @Test
  void theNameOfATargetOfOneSiteIsNeverExported() throws IOException {
    Path folder =
        APackage.version("1.0.0")
            .replacing("package.yaml", "type: target", "type: target\n    default: steueramt-nord")
            .in(directory);
    refused(FaultCode.PACKAGE_NOT_SHAREABLE, folder);
  }

  @Test
  void aPackageWithFindingsIsNotExported() throws IOException {
    refused(
        FaultCode.PACKAGE_FORBIDDEN,
        APackage.version("1.0.0")
            .replacing("route.camel.yaml", "xoev:validate", "http:evil.example")
            .in(directory));
  }

  @Test
  void aMappingThatDoesNotCompileIsNotExported() throws IOException {
    refused(
        FaultCode.MAPPING_INVALID,
        APackage.version("1.0.0").file("mapping.yaml", ImportWorld.BROKEN).in(directory));
  }

  @Test
  void anArchiveOfTheSameVersionWithOtherContentIsNotReplaced() throws IOException {
    Path out = directory.resolve("out");
    PackageExport.write(sign(APackage.version("1.0.0").in(directory)), out);
    PackageExport.write(sign(APackage.version("1.0.0").in(directory)), out);
    SignedArchive other = sign(APackage.version("1.0.0").file("more.txt", "x").in(directory));

    assertThatThrownBy(() -> PackageExport.write(other, out))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.PACKAGE_VERSION_REUSED));
  }

  @Test
  void aPrivateKeyIsReadableForItsOwnerOnlyAndReadBack() throws IOException {
    Path file = directory.resolve("publisher.jwk.json");
    key.write(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PublisherKey.read(file).publisher()).isEqualTo(key.publisher());
    assertThat(key.publisher().jwk()).doesNotContain("\"d\"");
    assertThat(key.toString()).doesNotContain(key.jwk().getD().toString());
    assertThatThrownBy(() -> key.write(file)).isInstanceOf(Fault.class);

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> PublisherKey.read(file))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.PUBLISHER_KEY_UNUSABLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kty", "crv", "x", "kid", "fallbruecke:publisher", "use", "exp", "d", "new"})
  void aTrustedKeyFileIsReadStrictly(String member) throws IOException {
    ObjectNode jwk = (ObjectNode) Json.mapper().readTree(key.publisher().jwk());
    jwk.put(member, member.equals("d") ? key.jwk().getD().toString() : "?");
    Path file = Files.writeString(directory.resolve("p.jwk.json"), jwk.toString());
    TrustStore trust = new TrustStore(directory.resolve("publishers"));

    assertThatThrownBy(() -> trust.add("kreis", file, key.publisher().thumbprint()))
        .isInstanceOfSatisfying(
            Fault.class,
            f -> {
              assertThat(f.code()).isEqualTo(FaultCode.PUBLISHER_KEY_UNUSABLE);
              assertThat(f.getMessage()).doesNotContain(key.jwk().getD().toString());
            });
    assertThat(trust.of("kreis")).isEmpty();
  }

  @Test
  void aKeyWhoseThumbprintIsAnotherThanThePublisherToldIsNotAdded() throws IOException {
    Path file = Files.writeString(directory.resolve("p.jwk.json"), key.publisher().jwk());
    TrustStore trust = new TrustStore(directory.resolve("publishers"));
    String told = PublisherKey.generate("Kreis Nord", null).publisher().thumbprint();

    assertThatThrownBy(() -> trust.add("kreis", file, told)).isInstanceOf(Fault.class);
    assertThat(trust.of("kreis")).isEmpty();
    assertThat(trust.add("kreis", file, key.publisher().thumbprint())).isTrue();
    assertThat(trust.of("kreis")).containsExactly(key.publisher());
    assertThat(trust.of("kreis2")).isEmpty();
    assertThatThrownBy(() -> trust.of("../kreis")).isInstanceOf(Fault.class);
    trust.remove("kreis", key.publisher().thumbprint());
    assertThat(trust.of("kreis")).isEmpty();
  }

  private SignedArchive sign(Path folder) {
    return new PackageExport(ImportWorld.compiler()).sign(folder, key, ImportWorld.NOW);
  }

  private void refused(FaultCode code, Path folder) {
    assertThatThrownBy(() -> sign(folder))
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }
}
