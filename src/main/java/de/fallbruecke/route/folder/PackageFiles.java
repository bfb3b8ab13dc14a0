package de.fallbruecke.route.folder;

import de.fallbruecke.platform.Sha512;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All files of a package, read once: what is hashed is what is checked and what runs.
 *
 * @param name the name of its folder
 * @param content by path below the folder, with {@code /} between the parts; not to be changed
 */
public record PackageFiles(String name, SortedMap<String, byte[]> content) {
  public PackageFiles {
    content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
  }

  /**
   * SHA-512 in hex over path and content of every file in the order of the paths, each with its
   * length.
   */
  public String hash() {
    MessageDigest digest = Sha512.digest();
    content.forEach(
        (path, bytes) -> {
          for (byte[] part : List.of(path.getBytes(StandardCharsets.UTF_8), bytes)) {
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(part.length).flip());
            digest.update(part);
          }
        });
    return HexFormat.of().formatHex(digest.digest());
  }
}
