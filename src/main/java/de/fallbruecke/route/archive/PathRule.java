package de.fallbruecke.route.archive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which files an archive may name: plain names below the folder that mean the same file on every
 * system. ASCII only, so there are no twins in other Unicode forms and nothing that turns the
 * direction of the text (attacks §8, §9). One instance sees all names of one archive.
 */
final class PathRule {
  /** Where the archive speaks of itself. */
  static final String META = "META/";

  static final String MANIFEST = META + "manifest.json";
  static final String SIGNATURE = META + "manifest.jws";

  private static final int MAX_LENGTH = 200;
  private static final int MAX_DEPTH = 8;
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._ ()-]{0,98}[A-Za-z0-9_()-])?");
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9]) *([.].*)?", Pattern.CASE_INSENSITIVE);

  /** Folded path to whether it is a file. */
  private final Map<String, Boolean> seen = new HashMap<>();

  private final Set<String> spellings = new HashSet<>();

  /** What is wrong with the next name, without quoting it; empty if it may stay. */
  Optional<String> complaint(String path) {
    if (path.isEmpty() || path.length() > MAX_LENGTH) {
      return Optional.of("is empty or longer than " + MAX_LENGTH + " characters");
    }
    if (path.startsWith("/") || path.contains("\\") || path.matches("(?s)[A-Za-z]:.*")) {
      return Optional.of("is an absolute path or has a backslash");
    }
    String[] parts = path.split("/", -1);
    if (parts.length > MAX_DEPTH) {
      return Optional.of("is nested deeper than " + MAX_DEPTH);
    }
    for (String part : parts) {
      Optional<String> wrong = part(part);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    boolean meta = parts[0].equalsIgnoreCase("META");
    if (meta && !path.equals(MANIFEST) && !path.equals(SIGNATURE)) {
      return Optional.of("lies in META, where only the manifest and its signature may be");
    }
    return collision(parts);
  }

  private static Optional<String> part(String part) {
    if (part.equals("..") || part.equals(".") || part.isEmpty()) {
      return Optional.of("leaves its folder or has an empty part");
    }
    if (part.startsWith(".")) {
      return Optional.of("begins with a dot");
    }
    if (DEVICE.matcher(part).matches()) {
      return Optional.of("means a device on Windows");
    }
    return NAME.matcher(part).matches()
        ? Optional.empty()
        : Optional.of("has other characters than letters, digits, blanks and ( ) . _ -");
  }

  /** Twins on a system that does not tell case apart, and files that are folders too. */
  private Optional<String> collision(String[] parts) {
    StringBuilder prefix = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      prefix.append(i == 0 ? "" : "/").append(parts[i]);
      String spelling = prefix.toString();
      String folded = spelling.toLowerCase(Locale.ROOT);
      boolean file = i == parts.length - 1;
      Boolean before = seen.putIfAbsent(folded, file);
      boolean otherSpelling = spellings.add(spelling) && before != null;
      if (before != null && (file || before || otherSpelling)) {
        return Optional.of("stands twice or differs from another one only in case");
      }
    }
    return Optional.empty();
  }
}
