package de.fallbruecke.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping does, as written by its author: for descriptions and for comparing two versions.
 * Equal outlines mean the same rules; lines and comments of the file are no part of it. Texts come
 * from a package and are foreign.
 *
 * @param source what the mapping takes
 * @param fields rules for case fields in the order of the file; empty for a stylesheet
 * @param ignored what is left out by name
 * @param attached what travels on inside a document only
 * @param converted for a stylesheet: what goes into the case in another form
 */
public record MappingOutline(
    Kind source,
    List<FieldOutline> fields,
    List<Named> ignored,
    List<Named> attached,
    List<Named> converted) {
  /** Of a mapping that says nothing of itself. */
  public static final MappingOutline NONE =
      new MappingOutline(Kind.STYLESHEET, List.of(), List.of(), List.of(), List.of());

  public MappingOutline {
    fields = List.copyOf(fields);
    ignored = List.copyOf(ignored);
    attached = List.copyOf(attached);
    converted = List.copyOf(converted);
  }

  /** What kind of mapping. */
  public enum Kind {
    /** A mapping file for XML. */
    XML,
    /** A mapping file for JSON. */
    JSON,
    /** An XSLT stylesheet. */
    STYLESHEET
  }

  /** Places of the source, and why. */
  public record Named(String path, String reason) {}

  /**
   * One rule for one case field. A field may have several, in different blocks.
   *
   * @param field for example {@code applicants.person.dateOfBirth} or {@code fields.kaltmiete}
   * @param label of a service-specific field, null for a field of the record
   * @param each what the surrounding blocks repeat for, outermost first; paths are relative to the
   *     last of them
   * @param conditions all that must be true, outermost first
   * @param paths where the value comes from, in order; empty for a value that the mapping gives
   * @param conversion name after {@code as:}, or {@code word} for a word that the mapping gives
   * @param options of path and conversion, by key, as written
   * @param codeList list that the mapping names for a code
   * @param value what the mapping gives itself
   * @param fallback used where the source has none
   * @param min how many values there must be
   * @param max how many there may be, null for any number
   */
  public record FieldOutline(
      String field,
      @Nullable String label,
      List<String> each,
      List<String> conditions,
      List<String> paths,
      String conversion,
      Map<String, String> options,
      @Nullable String codeList,
      @Nullable String value,
      @Nullable String fallback,
      int min,
      @Nullable Integer max) {
    public FieldOutline {
      each = List.copyOf(each);
      conditions = List.copyOf(conditions);
      paths = List.copyOf(paths);
      options = Map.copyOf(options);
    }
  }
}
