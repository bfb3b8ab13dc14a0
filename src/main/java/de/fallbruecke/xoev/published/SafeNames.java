package de.fallbruecke.xoev.published;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names under which files of a standard are kept: letters, digits, {@code . _ -} of ASCII only,
 * unique also where case does not count. The published name never becomes a path.
 */
public final class SafeNames {
  private static final int MAX = 100;

  private final Set<String> taken = new HashSet<>();

  /** Keeps the folders, so that relative includes still lead to their file. */
  public String path(String published) {
    List<String> parts = new ArrayList<>();
    for (String part : published.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(name(part));
      }
    }
    return unique(String.join("/", parts));
  }

  /** A single name. */
  public String single(String published, String extension) {
    return unique(name(published) + extension);
  }

  private String unique(String path) {
    String candidate = path;
    for (int n = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); n++) {
      int dot = path.lastIndexOf('.');
      candidate =
          dot > path.lastIndexOf('/') + 1
              ? path.substring(0, dot) + "-" + n + path.substring(dot)
              : path + "-" + n;
    }
    return candidate;
  }

  private static String name(String part) {
    String spelled =
        part.replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("Ä", "Ae")
            .replace("Ö", "Oe")
            .replace("Ü", "Ue")
            .replace("ß", "ss");
    String ascii =
        Normalizer.normalize(spelled, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^A-Za-z0-9._-]+", "-")
            .replaceAll("^[.-]+|[.-]+$", "")
            .replaceAll("-+\\.", ".");
    String cut = ascii.length() > MAX ? ascii.substring(ascii.length() - MAX) : ascii;
    return cut.isEmpty() || part.startsWith(".") ? "file-" + cut : cut;
  }

  /** File name of a schemaLocation, without what a web address may carry besides. */
  public static String fileName(@Nullable String location) {
    if (location == null) {
      return "";
    }
    String path = location.split("[?#]", 2)[0];
    return decoded(path.substring(path.lastIndexOf('/') + 1));
  }

  /** {@code %20} and the like, as in a schemaLocation. */
  static String decoded(String name) {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }
}
