package de.fallbruecke.fitconnect.verify;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The version of the metadata schema that a document names; without a name it is 1.0.0. */
public record MetadataVersion(int major, int minor, int patch) {
  private static final MetadataVersion UNNAMED = new MetadataVersion(1, 0, 0);
  private static final Pattern URI =
      Pattern.compile(
          "https://schema\\.fitko\\.de/fit-connect/metadata/"
              + "(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})/metadata\\.schema\\.json");

  /** Empty if it names a schema that is not one of FIT-Connect's metadata schemas. */
  public static Optional<MetadataVersion> of(JsonNode document) {
    if (!document.has("$schema")) {
      return Optional.of(UNNAMED);
    }
    return document
        .path("$schema")
        .stringValueOpt()
        .map(URI::matcher)
        .filter(Matcher::matches)
        .map(m -> new MetadataVersion(number(m, 1), number(m, 2), number(m, 3)));
  }

  /** Whether it is among the listed ones; each is exact ({@code 2.1.0}) or open ({@code 2.x}). */
  public boolean isAmong(List<String> versions) {
    return versions.contains(toString()) || versions.contains(major + ".x");
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
