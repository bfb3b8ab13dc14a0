package de.fallbruecke.route.doc;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** German names of case fields, the same as in the console. */
final class FieldNames {
  private static final String MESSAGES = "/messages/console_de.properties";
  private static final Set<String> SILENT = Set.of("fields", "groups", "person");

  private final Properties names = new Properties();

  FieldNames() {
    try (InputStream in = FieldNames.class.getResourceAsStream(MESSAGES)) {
      if (in == null) {
        throw new IllegalStateException(MESSAGES + " is missing in this build");
      }
      names.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For example {@code Antragstellende Person › Familienname}. */
  String of(String field) {
    List<String> parts = new ArrayList<>();
    for (String part : field.split("\\.", -1)) {
      if (!SILENT.contains(part)) {
        parts.add(names.getProperty("case." + part, part));
      }
    }
    return String.join(" › ", parts);
  }
}
