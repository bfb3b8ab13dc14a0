package de.fallbruecke.route.archive;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.Manifest;
import de.fallbruecke.route.folder.PackageCheck;
import de.fallbruecke.route.folder.PackageFiles;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A package with its manifest and the signature over it.
 *
 * @param manifest what was signed
 * @param kid thumbprint of the key that signed
 * @param checked the package in it; passed the allow-list
 * @param bytes the archive as stored; not to be changed
 */
public record SignedArchive(
    ArchiveManifest manifest, String kid, CheckedPackage checked, byte[] bytes) {
  /** Ending of the file name. */
  public static final String ENDING = ".fbrp";

  /** The name of its file: id and version. */
  public String fileName() {
    return fileName(manifest.id(), manifest.version());
  }

  static String fileName(String id, String version) {
    return id + "-" + version + ENDING;
  }

  /** SHA-512 over the whole archive. */
  public String sha512() {
    return Sha512.hex(bytes);
  }

  /**
   * Signs a package. The same package, key and time give the same bytes.
   *
   * @throws Fault PACKAGE_NOT_SHAREABLE
   */
  static SignedArchive sign(CheckedPackage checked, PublisherKey key, Instant created) {
    SharingRule.require(checked);
    ArchiveManifest manifest = ArchiveManifest.of(checked, created);
    byte[] json = manifest.json();
    Map<String, byte[]> entries = new LinkedHashMap<>(checked.files().content());
    entries.put(PathRule.MANIFEST, json);
    entries.put(PathRule.SIGNATURE, DetachedJws.sign(key, DetachedJws.Purpose.PACKAGE, json));
    byte[] bytes = StoredZip.write(entries);
    if (bytes.length > StoredZip.MAX_ARCHIVE) {
      throw new Fault(
          FaultCode.ARCHIVE_LIMIT_EXCEEDED,
          "The archive of route package '%s' would be larger than 66 MiB. It was not written. Make the package smaller."
              .formatted(manifest.id()));
    }
    return new SignedArchive(manifest, key.publisher().thumbprint(), checked, bytes);
  }

  /**
   * Checks an archive from outside: form, signature, hashes, agreement, allow-list, secrets, in
   * this order.
   *
   * @param what the archive, for messages
   * @param keys says with which key it must be signed; refuses those that are not trusted
   * @throws Fault one code per reason, see docs/reference/sharing.md
   */
  static SignedArchive verify(byte[] archive, String what, KeyChoice keys) {
    Parts parts = Parts.of(archive, what);
    Publisher publisher = keys.of(parts.signature().kid(), what);
    if (!parts.signature().signed(publisher.key(), parts.manifest())) {
      throw new Fault(
          FaultCode.SIGNATURE_INVALID,
          "The manifest of %s was changed after '%s' signed it, or somebody else signed it. Nothing of it was used. Do not use it; fetch it again from its publisher."
              .formatted(what, publisher.name()));
    }
    return parts.content(archive, what);
  }

  /**
   * The same checks without those of the signature, to look at an archive whose publisher is not
   * trusted or to list it; never to install it.
   *
   * @throws Fault as {@link #verify}
   */
  static SignedArchive inspect(byte[] archive, String what) {
    return Parts.of(archive, what).content(archive, what);
  }

  /** Finds the public key for a key id or refuses it. */
  @FunctionalInterface
  interface KeyChoice {
    Publisher of(String kid, String what);
  }

  /** An archive of the right form, of whose content nothing may be believed yet. */
  private record Parts(byte[] manifest, DetachedJws signature, SortedMap<String, byte[]> files) {
    static Parts of(byte[] archive, String what) {
      SortedMap<String, byte[]> entries = StoredZip.read(archive, what);
      byte @Nullable [] manifest = entries.remove(PathRule.MANIFEST);
      byte @Nullable [] stored = entries.remove(PathRule.SIGNATURE);
      if (manifest == null || stored == null) {
        throw new Fault(
            FaultCode.ARCHIVE_UNREADABLE,
            "%s lacks its manifest or its signature. Nothing of it was used. Fetch it again from its publisher."
                .formatted(what));
      }
      return new Parts(
          manifest, DetachedJws.require(stored, DetachedJws.Purpose.PACKAGE, what), entries);
    }

    SignedArchive content(byte[] archive, String what) {
      ArchiveManifest listed =
          ArchiveManifest.parse(manifest).orElseThrow(() -> disagrees(what, "has an unknown form"));
      requireListed(files, listed, what);
      PackageFiles content = new PackageFiles(listed.id(), new TreeMap<>(files));
      if (!content.hash().equals(listed.contentHash())) {
        throw disagrees(what, "names another content hash");
      }
      CheckedPackage checked = PackageCheck.of(content);
      Manifest own = checked.manifest();
      if (!own.version().equals(listed.version())
          || !own.licence().equals(listed.licence())
          || !own.maintainer().equals(listed.maintainer())) {
        throw disagrees(what, "names another version, licence or maintainer than package.yaml");
      }
      SharingRule.require(checked);
      return new SignedArchive(listed, signature.kid(), checked, archive);
    }
  }

  private static void requireListed(
      Map<String, byte[]> entries, ArchiveManifest manifest, String what) {
    if (!entries.keySet().equals(manifest.files().keySet())) {
      throw new Fault(
          FaultCode.ARCHIVE_FILES_DIFFER,
          "%s holds %d files, its manifest lists %d, and they are not the same. Nothing of it was used. Fetch it again from its publisher."
              .formatted(what, entries.size(), manifest.files().size()));
    }
    ArchiveManifest.list(entries)
        .forEach(
            (path, file) -> {
              if (!file.equals(manifest.files().get(path))) {
                throw new Fault(
                    FaultCode.ARCHIVE_HASH_DIFFERS,
                    "The file '%s' in %s is not the one that was signed. Nothing of it was used. Fetch it again from its publisher."
                        .formatted(path, what));
              }
            });
  }

  private static Fault disagrees(String what, String how) {
    return new Fault(
        FaultCode.ARCHIVE_MANIFEST_INVALID,
        "The manifest of %s %s. Nothing of it was used. Ask the publisher to export the package again."
            .formatted(what, how));
  }
}
