package de.fallbruecke.platform;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes senders' file names harmless for whoever may use them as a name after us (attacks §8): no
 * path, no device, no control or direction character, bounded length, and no two alike even where
 * upper and lower case are the same. The gateway itself never uses them as a path.
 */
public final class FileName {
  /** Leaves room for a number and stays under 255 bytes of UTF-8. */
  private static final int MAX_BYTES = 180;

  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}/\\\\:*?\"<>|%;]");
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

  private final Set<String> taken = new HashSet<>();

  /** The cleaned name, made unique among those of this object. */
  public String unique(String name, String fallback) {
    String clean = clean(name, fallback);
    String candidate = clean;
    for (int i = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); i++) {
      int dot = clean.lastIndexOf('.');
      candidate =
          dot > 0
              ? clean.substring(0, dot) + " (" + i + ")" + clean.substring(dot)
              : clean + " (" + i + ")";
    }
    return candidate;
  }

  private static String clean(String name, String fallback) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String safe =
        FORBIDDEN.matcher(Normalizer.normalize(last, Normalizer.Form.NFC)).replaceAll("_");
    safe = safe.strip().replaceAll("^[. ]+", "").replaceAll("[. ]+$", "");
    if (DEVICE.matcher(safe).matches()) {
      safe = "_" + safe;
    }
    safe = shorten(safe);
    return safe.isEmpty() ? fallback : safe;
  }

  private static String shorten(String name) {
    if (bytes(name) <= MAX_BYTES) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
    StringBuilder kept = new StringBuilder();
    int room = MAX_BYTES - bytes(extension);
    for (int c : name.codePoints().toArray()) {
      room -= bytes(Character.toString(c));
      if (room < 0) {
        break;
      }
      kept.appendCodePoint(c);
    }
    return kept.toString().strip() + extension;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
