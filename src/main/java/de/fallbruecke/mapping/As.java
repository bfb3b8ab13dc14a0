package de.fallbruecke.mapping;

import de.fallbruecke.casefile.model.FieldType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The conversions by the names that authors write after {@code as:}, with their options. */
enum As {
  TEXT("text", FieldType.TEXT),
  DATE("date", FieldType.DATE, "format"),
  PARTIAL_DATE("partialDate", FieldType.PARTIAL_DATE, "format"),
  BOOLEAN("boolean", FieldType.BOOLEAN, "yes", "no"),
  PRESENT("present", FieldType.BOOLEAN),
  DECIMAL("decimal", FieldType.DECIMAL, "format"),
  MONEY("money", FieldType.MONEY, "format", "currency"),
  CODE("code", FieldType.CODE, "list", "version", "unknown", "labels"),
  COUNTRY("country", FieldType.CODE, "list", "version", "unknown", "labels"),
  AGS("ags", FieldType.TEXT),
  ARS("ars", FieldType.TEXT),
  IBAN("iban", FieldType.TEXT);

  private final String written;
  private final FieldType fieldType;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> options;

  As(String written, FieldType fieldType, String... options) {
    this.written = written;
    this.fieldType = fieldType;
    this.options = Set.of(options);
  }

  String written() {
    return written;
  }

  FieldType fieldType() {
    return fieldType;
  }

  Set<String> options() {
    return options;
  }

  static List<String> names() {
    return Arrays.stream(values()).map(As::written).toList();
  }

  static Optional<As> named(String written) {
    return Arrays.stream(values()).filter(as -> as.written.equals(written)).findFirst();
  }

  /** Whether a case field of the given kind can take what this conversion makes. */
  boolean fits(As slot) {
    return this == slot
        || switch (slot) {
          case TEXT -> this != CODE && this != COUNTRY;
          case CODE, COUNTRY -> this == CODE || this == COUNTRY;
          case BOOLEAN, PRESENT -> this == BOOLEAN || this == PRESENT;
          case PARTIAL_DATE -> this == DATE;
          case DATE, DECIMAL, MONEY, AGS, ARS, IBAN -> false;
        };
  }
}
