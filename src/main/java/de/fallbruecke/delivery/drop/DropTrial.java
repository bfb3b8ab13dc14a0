package de.fallbruecke.delivery.drop;

import de.fallbruecke.platform.check.StepFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Writes a hidden file into a drop directory and removes it, as a delivery would begin. */
public final class DropTrial {
  private static final byte[] CONTENT =
      "Connection test of Fallbruecke; may be deleted.\n".getBytes(StandardCharsets.US_ASCII);

  private DropTrial() {}

  /**
   * Tries it; what stays behind when the line breaks is removed with a later delivery.
   *
   * @param id names the file
   * @throws StepFailure if nothing can be written or removed there
   */
  public static Map<String, String> write(DropFiles files, UUID id) throws StepFailure {
    String name = ".fallbruecke-check." + id + ".tmp";
    try {
      files.write(name, new ByteArrayInputStream(CONTENT));
      files.sync("");
    } catch (IOException e) {
      removed(files, name);
      throw new StepFailure("folder.not-writable", Map.of("said", e.getClass().getSimpleName()));
    }
    try {
      files.delete(name);
    } catch (IOException e) {
      throw new StepFailure("folder.not-removable", Map.of("file", name));
    }
    return Map.of("bytes", String.valueOf(CONTENT.length));
  }

  private static void removed(DropFiles files, String name) {
    try {
      files.delete(name);
    } catch (IOException e) {
      // nothing was written, or it is removed with a later delivery
    }
  }
}
