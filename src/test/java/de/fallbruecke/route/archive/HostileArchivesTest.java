package de.fallbruecke.route.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.CheckedPackage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Archives as an attacker would make them; each is refused and leaves no trace (attacks §8, §9).
 */
class HostileArchivesTest {
  /** One for all: nothing that is refused changes it. */
  private static ImportWorld world;

  @BeforeAll
  static void aTenantWithAnOlderVersion(@TempDir Path directory) throws IOException {
    world = new ImportWorld(directory);
    world.importNow(world.archive(APackage.version("1.0.0")));
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        form("no ZIP at all", FaultCode.ARCHIVE_UNREADABLE, good -> "nothing".getBytes()),
        form("empty", FaultCode.ARCHIVE_UNREADABLE, good -> new byte[0]),
        form("empty ZIP", FaultCode.ARCHIVE_UNREADABLE, good -> StoredZip.write(Map.of())),
        form("cut off", FaultCode.ARCHIVE_UNREADABLE, good -> Arrays.copyOf(good, 300)),
        form("data after the end", FaultCode.ARCHIVE_UNREADABLE, good -> joined(good, "x")),
        form("data before the start", FaultCode.ARCHIVE_UNREADABLE, good -> prefixed(good)),
        form("archive comment", FaultCode.ARCHIVE_UNREADABLE, good -> commented(good)),
        form("second archive behind", FaultCode.ARCHIVE_UNREADABLE, good -> joined(good, good)),
        form("compressed bomb", FaultCode.ARCHIVE_UNREADABLE, good -> bomb()),
        form(
            "central directory names another file",
            FaultCode.ARCHIVE_UNREADABLE,
            good -> patched(good, central(good) + 46, (byte) 'x')),
        form(
            "central directory marks a symbolic link",
            FaultCode.ARCHIVE_UNREADABLE,
            good -> patched(good, central(good) + 41, (byte) 0xA1)),
        form(
            "central directory gives another size",
            FaultCode.ARCHIVE_UNREADABLE,
            good -> patched(good, central(good) + 24, (byte) 1)),
        form(
            "ZIP64 size that is a lie",
            FaultCode.ARCHIVE_LIMIT_EXCEEDED,
            good -> patched(good, 22, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF)),
        form("encrypted flag", FaultCode.ARCHIVE_UNREADABLE, good -> patched(good, 6, (byte) 1)),
        form(
            "checksum is wrong",
            FaultCode.ARCHIVE_UNREADABLE,
            good -> patched(good, 14, (byte) ~good[14])),
        form("too many files", FaultCode.ARCHIVE_LIMIT_EXCEEDED, good -> many()),
        form(
            "file too large",
            FaultCode.ARCHIVE_LIMIT_EXCEEDED,
            good -> raw(List.of("a.txt"), new byte[StoredZip.MAX_FILE + 1])),
        form(
            "archive too large",
            FaultCode.ARCHIVE_LIMIT_EXCEEDED,
            good -> new byte[StoredZip.MAX_ARCHIVE + 1]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void anArchiveOfAnotherFormIsRefused(String name, FaultCode code, UnaryOperator<byte[]> attack) {
    refused(code, attack.apply(world.archive(APackage.version("2.0.0"))));
  }

  static Stream<String> paths() {
    return Stream.of(
        "../outside.txt",
        "fixtures/../../outside.txt",
        "/etc/passwd",
        "C:/Windows/system.ini",
        "C:relative",
        "..\\outside.txt",
        "fixtures\\a.txt",
        "./a.txt",
        "fixtures//a.txt",
        "folder/",
        "",
        "a\u0000.txt",
        "a\n.txt",
        "a\u001b[31m.txt",
        "con",
        "fixtures/NUL.txt",
        "Com1.xml",
        "lpt9 .txt",
        "name.",
        "name ",
        ".git/config",
        "fixtures/.env",
        "META/extra.json",
        "meta/manifest.json",
        "META",
        "Meta/manifest.jws",
        "fixtures/umläut.xml",
        "a\u202egpj.xml",
        "x/".repeat(9) + "a",
        "a".repeat(101),
        "b/" + "c".repeat(99) + "/" + "d".repeat(99) + "/e",
        "package.yaml",
        "PACKAGE.yaml",
        "package.yaml/a.txt",
        "Fixtures/ein-hund/other.xml",
        "FIXTURES");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paths")
  void aFileNameThatLeavesItsPlaceIsRefused(String path) {
    List<String> names =
        new ArrayList<>(world.entries(APackage.version("2.0.0").checked()).keySet());
    names.add(path);
    refused(FaultCode.ARCHIVE_PATH_FORBIDDEN, raw(names, "x".getBytes(StandardCharsets.UTF_8)));
  }

  static Stream<Arguments> contents() {
    return Stream.of(
        content("changed file", FaultCode.ARCHIVE_HASH_DIFFERS, e -> set(e, "mapping.yaml", "v")),
        content("file not listed", FaultCode.ARCHIVE_FILES_DIFFER, e -> set(e, "more.txt", "v")),
        content("missing file", FaultCode.ARCHIVE_FILES_DIFFER, e -> e.remove("mapping.yaml")),
        content("no manifest", FaultCode.ARCHIVE_UNREADABLE, e -> e.remove(PathRule.MANIFEST)),
        content("no signature", FaultCode.ARCHIVE_UNREADABLE, e -> e.remove(PathRule.SIGNATURE)),
        content(
            "changed manifest",
            FaultCode.SIGNATURE_INVALID,
            e -> edit(e, PathRule.MANIFEST, text -> text.replace("2.0.0", "9.0.0"))),
        content(
            "reformatted manifest",
            FaultCode.SIGNATURE_INVALID,
            e -> edit(e, PathRule.MANIFEST, text -> text + " ")),
        content(
            "signature of another key under the trusted key's id",
            FaultCode.SIGNATURE_INVALID,
            e -> forged(e)),
        content("algorithm none", FaultCode.SIGNATURE_FORBIDDEN, e -> header(e, "alg", "none")),
        content("algorithm HS256", FaultCode.SIGNATURE_FORBIDDEN, e -> header(e, "alg", "HS256")),
        content("key in the header", FaultCode.SIGNATURE_FORBIDDEN, e -> header(e, "jwk", "{}")),
        content(
            "address of a key in the header",
            FaultCode.SIGNATURE_FORBIDDEN,
            e -> header(e, "jku", "https://evil.example/keys")),
        content(
            "certificate address", FaultCode.SIGNATURE_FORBIDDEN, e -> header(e, "x5u", "https:")),
        content("critical header", FaultCode.SIGNATURE_FORBIDDEN, e -> header(e, "crit", "b64")),
        content(
            "signature of an index",
            FaultCode.SIGNATURE_FORBIDDEN,
            e -> header(e, "typ", "fallbruecke-index")),
        content(
            "signature that is none",
            FaultCode.SIGNATURE_FORBIDDEN,
            e -> set(e, PathRule.SIGNATURE, "hello")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contents")
  void whatWasChangedAfterTheSignatureIsRefused(String name, FaultCode code, Attack attack) {
    Map<String, byte[]> entries = world.entries(APackage.version("2.0.0").checked());
    attack.on(entries);
    refused(code, StoredZip.write(entries));
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        lying("another version", FaultCode.ARCHIVE_MANIFEST_INVALID, lie("\"2.0.0\"", "\"3.0.0\"")),
        lying("another licence", FaultCode.ARCHIVE_MANIFEST_INVALID, lie("EUPL-1.2", "MIT")),
        lying("another id", FaultCode.PACKAGE_INVALID, lie("hundesteuer", "katzensteuer")),
        lying("a path as id", FaultCode.PACKAGE_INVALID, lie("\"hundesteuer\"", "\"../routes\"")),
        lying("another format", FaultCode.ARCHIVE_MANIFEST_INVALID, lie("package/1", "package/2")),
        lying("no JSON", FaultCode.ARCHIVE_MANIFEST_INVALID, text -> "{" + text),
        lying(
            "deep nesting",
            FaultCode.ARCHIVE_MANIFEST_INVALID,
            text -> "[".repeat(10_000) + "]".repeat(10_000)),
        lying(
            "another content hash",
            FaultCode.ARCHIVE_MANIFEST_INVALID,
            text -> text.replaceFirst("\"contentHash\" : \"..", "\"contentHash\" : \"zz")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void aTrustedPublisherWhoseManifestLiesIsRefused(
      String name, FaultCode code, UnaryOperator<String> lie) {
    refused(code, world.resigned(APackage.version("2.0.0").files(), lie));
  }

  static Stream<Arguments> packages() {
    return Stream.of(
        arguments(
            "file access in the route",
            FaultCode.PACKAGE_FORBIDDEN,
            APackage.version("2.0.0").replacing("route.camel.yaml", "xoev:validate", "file:/tmp")),
        arguments(
            "script in a condition",
            FaultCode.PACKAGE_FORBIDDEN,
            APackage.version("2.0.0")
                .replacing("route.camel.yaml", "- to: xoev:validate", "- script: {groovy: 1}")),
        arguments(
            "mapping that does not compile",
            FaultCode.MAPPING_INVALID,
            APackage.version("2.0.0").file("mapping.yaml", ImportWorld.BROKEN)),
        arguments(
            "private key among the files",
            FaultCode.PACKAGE_NOT_SHAREABLE,
            APackage.version("2.0.0")
                .file("fixtures/ein-hund/key.txt", "-----BEGIN PRIVATE KEY-----")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packages")
  void aPackageThatATrustedPublisherSignedIsCheckedAllTheSame(
      String name, FaultCode code, APackage evil) {
    refused(code, world.resigned(evil.files(), text -> text));
  }

  @Test
  void theUnchangedArchiveIsTaken() {
    byte[] good = world.archive(APackage.version("2.0.0"));
    assertThat(world.importer().plan(good, "It", ImportWorld.TENANT, Set.of()).kind())
        .isEqualTo(ImportPlan.Kind.NEWER);
    assertThat(world.presentVersion()).isEqualTo("1.0.0");
  }

  private void refused(FaultCode code, byte[] archive) {
    Map<String, String> before = world.snapshot();
    assertThatThrownBy(
            () -> world.importer().plan(archive, "The archive", ImportWorld.TENANT, Set.of()))
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    assertThat(world.snapshot()).isEqualTo(before);
  }

  @FunctionalInterface
  interface Attack {
    void on(Map<String, byte[]> entries);
  }

  private static Arguments form(String name, FaultCode code, UnaryOperator<byte[]> attack) {
    return arguments(name, code, attack);
  }

  private static Arguments content(String name, FaultCode code, Attack attack) {
    return arguments(name, code, attack);
  }

  private static Arguments lying(String name, FaultCode code, UnaryOperator<String> lie) {
    return arguments(name, code, lie);
  }

  private static UnaryOperator<String> lie(String text, String by) {
    return manifest -> manifest.replace(text, by);
  }

  private static void set(Map<String, byte[]> entries, String path, String text) {
    entries.put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void edit(Map<String, byte[]> entries, String path, UnaryOperator<String> edit) {
    set(entries, path, edit.apply(new String(entries.get(path), StandardCharsets.UTF_8)));
  }

  /** Adds or replaces a member of the header, the signature stays. */
  private static void header(Map<String, byte[]> entries, String member, String value) {
    String jws = new String(entries.get(PathRule.SIGNATURE), StandardCharsets.US_ASCII);
    String[] parts = jws.split("\\.", -1);
    String json = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
    String other = json.replaceAll("\"" + member + "\":\"[^\"]*\",?", "");
    String changed = "{\"" + member + "\":\"" + value + "\"," + other.substring(1);
    changed = changed.replace(",}", "}");
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(changed.getBytes(StandardCharsets.UTF_8));
    set(entries, PathRule.SIGNATURE, encoded + ".." + parts[2]);
  }

  private static void forged(Map<String, byte[]> entries) {
    String real = new String(entries.get(PathRule.SIGNATURE), StandardCharsets.US_ASCII);
    PublisherKey other = PublisherKey.generate("Angreifer", null);
    byte[] signed =
        DetachedJws.sign(other, DetachedJws.Purpose.PACKAGE, entries.get(PathRule.MANIFEST));
    String forged = new String(signed, StandardCharsets.US_ASCII);
    set(
        entries,
        PathRule.SIGNATURE,
        real.substring(0, real.indexOf('.')) + forged.substring(forged.indexOf('.')));
  }

  private static byte[] joined(byte[] good, String more) {
    return joined(good, more.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(one);
    out.writeBytes(other);
    return out.toByteArray();
  }

  private static byte[] prefixed(byte[] good) {
    return joined("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII), good);
  }

  private static byte[] commented(byte[] good) {
    byte[] more = joined(good, "hello");
    more[good.length - 2] = 5;
    return more;
  }

  private static int central(byte[] archive) {
    return ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).getInt(archive.length - 6);
  }

  private static byte[] patched(byte[] good, int at, byte... bytes) {
    byte[] changed = good.clone();
    System.arraycopy(bytes, 0, changed, at, bytes.length);
    return changed;
  }

  /** 60 MB of zeros in 60 KB. */
  private static byte[] bomb() {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry(PathRule.MANIFEST));
        for (int i = 0; i < 60; i++) {
          zip.write(new byte[1_000_000]);
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] many() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 2003; i++) {
      names.add("f" + i);
    }
    return raw(names, new byte[0]);
  }

  /** Local headers only, with names that no proper writer would accept, duplicates too. */
  private static byte[] raw(List<String> names, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String name : names) {
      byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
      CRC32 crc = new CRC32();
      crc.update(content);
      ByteBuffer header = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
      header.putInt(0x04034b50).putShort((short) 10).putShort((short) 0).putShort((short) 0);
      header.putShort((short) 0).putShort((short) 0x21).putInt((int) crc.getValue());
      header.putInt(content.length).putInt(content.length).putShort((short) encoded.length);
      out.writeBytes(header.array());
      out.writeBytes(encoded);
      out.writeBytes(content);
    }
    return out.toByteArray();
  }

  @Test
  void thePackageOfTheTestItselfIsGood() {
    CheckedPackage checked = APackage.version("1.0.0").checked();
    Map<String, byte[]> entries = new LinkedHashMap<>(world.entries(checked));
    assertThat(StoredZip.read(StoredZip.write(entries), "x").keySet())
        .containsExactlyInAnyOrderElementsOf(entries.keySet());
  }
}
