package de.fallbruecke.console;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.ParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Takes proof files apart and puts worse ones together. */
final class Archives {
  private Archives() {}

  static Map<String, byte[]> unpacked(byte[] archive) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  static byte[] packed(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return archive.toByteArray();
  }

  /** Small, and so many megabytes when somebody unpacks it. */
  static byte[] bomb(int megabytes) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    byte[] megabyte = new byte[1024 * 1024];
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      zip.putNextEntry(new ZipEntry("kette/00001.txt"));
      for (int i = 0; i < megabytes; i++) {
        zip.write(megabyte);
      }
    }
    return archive.toByteArray();
  }

  /** A key of somebody else in place of the given one. */
  static String otherKey(String jwk) {
    try {
      OctetKeyPair other =
          new OctetKeyPairGenerator(Curve.Ed25519)
              .keyID(OctetKeyPair.parse(jwk).getKeyID())
              .generate();
      return other.toPublicJWK().toJSONString();
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException(e);
    }
  }
}
