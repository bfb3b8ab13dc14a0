package de.fallbruecke.route.archive;

import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.PackageFiles;
import de.fallbruecke.route.folder.PackageFolder;
import de.fallbruecke.testkit.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A tenant that trusts 'Kreis Nord', and the directory of its packages. */
final class ImportWorld {
  static final String TENANT = "kreis-sued";

  /** A mapping that the compiler of this world refuses. */
  static final String BROKEN = "broken";

  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  final Path routes;
  final Path publishers;
  final TrustStore trust;
  final PublisherKey nord = PublisherKey.generate("Kreis Nord", null);
  final ManualClock clock = new ManualClock(NOW);
  private final Path directory;

  ImportWorld(Path directory) throws IOException {
    this.directory = directory;
    routes = Files.createDirectory(directory.resolve("routes"));
    publishers = directory.resolve("publishers");
    trust = new TrustStore(publishers);
    trust(TENANT, nord.publisher());
  }

  void trust(String tenant, Publisher publisher) throws IOException {
    Path file = directory.resolve("received.jwk.json");
    Files.writeString(file, publisher.jwk());
    trust.add(tenant, file, publisher.thumbprint());
  }

  /** The compiler itself is tested elsewhere; here it matters that it is asked. */
  static Mappings compiler() {
    return (id, file, files) -> {
      if (new String(files.get(file), StandardCharsets.UTF_8).equals(BROKEN)) {
        throw new Fault(FaultCode.MAPPING_INVALID, file + " does not compile");
      }
      return (source, codeLists) -> {
        throw new UnsupportedOperationException("Nothing is mapped here");
      };
    };
  }

  PackageImport importer() {
    return new PackageImport(routes, trust, compiler(), clock);
  }

  byte[] archive(APackage from) {
    return signed(from.checked(), nord);
  }

  byte[] signed(CheckedPackage checked, PublisherKey key) {
    return SignedArchive.sign(checked, key, NOW).bytes();
  }

  Map<String, byte[]> entries(CheckedPackage checked) {
    return new TreeMap<>(StoredZip.read(signed(checked, nord), "x"));
  }

  /** Whatever the files are, with a manifest that was edited before the trusted key signed it. */
  byte[] resigned(Map<String, byte[]> files, UnaryOperator<String> edit) {
    ArchiveManifest manifest =
        new ArchiveManifest(
            APackage.ID,
            "2.0.0",
            "EUPL-1.2",
            "Kreis Nord",
            new PackageFiles(APackage.ID, new TreeMap<>(files)).hash(),
            NOW,
            ArchiveManifest.list(files));
    byte[] json =
        edit.apply(new String(manifest.json(), StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> entries = new TreeMap<>(files);
    entries.put(PathRule.MANIFEST, json);
    entries.put(PathRule.SIGNATURE, DetachedJws.sign(nord, DetachedJws.Purpose.PACKAGE, json));
    return StoredZip.write(entries);
  }

  ImportPlan importNow(byte[] archive, ImportPlan.Consent... consents) {
    ImportPlan plan = importer().plan(archive, "The archive", TENANT, Set.of(consents));
    importer().carryOut(plan, "admin", "mail");
    return plan;
  }

  String presentVersion() {
    return new PackageFolder(routes.resolve(APackage.ID)).read().manifest().version();
  }

  /** Every file and folder with its content; what the world holds, byte for byte. */
  Map<String, String> snapshot() {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path path : walk.toList()) {
        all.put(
            directory.relativize(path).toString(),
            Files.isDirectory(path) ? "" : Sha512.hex(Files.readAllBytes(path)));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
