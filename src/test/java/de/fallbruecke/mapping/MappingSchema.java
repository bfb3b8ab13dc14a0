package de.fallbruecke.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The JSON Schema of mapping.yaml, made from the shape of the case record and the conversions. */
final class MappingSchema {
  private static final Map<String, Object> NUMBER =
      Map.of("type", "integer", "minimum", 0, "maximum", 1_000_000);
  private static final Map<String, Object> SCALAR =
      Map.of("type", List.of("string", "number", "boolean"));
  private static final Set<String> ORIGINS =
      new TreeSet<>(Set.of("path", "first", "join", "parts", "value"));

  private final Map<String, Object> definitions = new LinkedHashMap<>();

  static Map<String, Object> make() {
    return new MappingSchema().schema();
  }

  private Map<String, Object> schema() {
    definitions.put("scalar", SCALAR);
    definitions.put(
        "path",
        described(
            Map.of("type", "string", "minLength", 1, "maxLength", 500),
            "XPath 3.1 relative to the root element, or to the node of the block."));
    definitions.put("named", named());
    definitions.put("fields", extra(value(null, true)));
    Map<String, Object> group = object(groupProperties(), List.of("label"));
    definitions.put("groups", extra(group));
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$id", "urn:fallbruecke:mapping:1:json");
    root.put("title", "mapping.yaml of a route package");
    root.put(
        "description",
        "Says for each field of the case record where in the source it stands. See docs/reference/mapping.md.");
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(
        "mapping", described(Map.of("enum", List.of(1, "1")), "Version of this language."));
    properties.put("source", described(Map.of("enum", List.of("xml", "json")), "What is mapped."));
    properties.put(
        "namespaces",
        described(
            Map.of(
                "type",
                "object",
                "propertyNames",
                Map.of("pattern", "^[A-Za-z_][A-Za-z0-9_.\\-]*$"),
                "additionalProperties",
                Map.of("type", "string", "minLength", 1)),
            "Prefixes for paths; usually none is needed."));
    properties.put("define", described(Map.of("type", "object"), "Blocks for &name and *name."));
    properties.put("case", block("case", CaseShape.CASE, true));
    for (String key : List.of("ignore", "attach")) {
      properties.put(
          key,
          described(
              Map.of("type", "array", "items", reference("named")),
              key.equals("ignore")
                  ? "What is left out, by name and with a reason."
                  : "What travels on inside the original document only."));
    }
    root.putAll(object(properties, List.of("mapping", "source", "case")));
    root.put("$defs", definitions);
    return root;
  }

  private Map<String, Object> block(String name, Shape<?> shape, boolean record) {
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of());
      Map<String, Object> properties = new LinkedHashMap<>();
      if (!record) {
        properties.put("for", described(reference("path"), "One element for each of these nodes."));
        properties.put("when", described(reference("path"), "Only where this is true."));
        cardinality(properties);
      }
      shape.slots().forEach((key, slot) -> properties.put(key, slot(key, slot)));
      if (record) {
        properties.put(
            "externalIds",
            described(
                Map.of("type", "object", "additionalProperties", value(As.TEXT, false)),
                "Ids that others gave: scheme and value."));
      }
      if (record || Set.of("applicants", "representatives").contains(name)) {
        properties.put("fields", reference("fields"));
        properties.put("groups", reference("groups"));
      }
      definitions.put(name, object(properties, List.of()));
    }
    return reference(name);
  }

  private Map<String, Object> slot(String name, Shape.Slot<?> slot) {
    return switch (slot) {
      case Shape.Values<?> values -> value(values.as(), false);
      case Shape.Word<?> word -> word(word);
      case Shape.Part<?, ?> part -> {
        Map<String, Object> block = block(definition(name), part.shape().get(), false);
        yield part.many()
            ? Map.of("anyOf", List.of(block, Map.of("type", "array", "items", block)))
            : block;
      }
    };
  }

  /** Persons are of one kind wherever they stand, authorities too. */
  private static String definition(String name) {
    return switch (name) {
      case "contactPerson" -> "person";
      case "reader" -> "sender";
      default -> name;
    };
  }

  private static Map<String, Object> word(Shape.Word<?> word) {
    Map<String, Object> one =
        word.allowed().isEmpty()
            ? Map.of("type", "string", "minLength", 1)
            : Map.of("enum", word.allowed().stream().sorted().toList());
    Map<String, Object> conditional = new LinkedHashMap<>();
    conditional.put("type", "object");
    if (!word.allowed().isEmpty()) {
      conditional.put("propertyNames", one);
    }
    conditional.put("additionalProperties", reference("path"));
    return Map.of("anyOf", List.of(one, conditional));
  }

  /** A path alone, or a block; of a service-specific field always a block with its label. */
  private Map<String, Object> value(As slot, boolean labelled) {
    String name = "value." + (slot == null ? labelled ? "field" : "any" : slot.written());
    if (!definitions.containsKey(name)) {
      Map<String, Object> block =
          new LinkedHashMap<>(
              object(valueProperties(slot, labelled), labelled ? List.of("label") : List.of()));
      block.put("oneOf", ORIGINS.stream().map(key -> Map.of("required", List.of(key))).toList());
      block.put("allOf", conversions(slot));
      definitions.put(name, labelled ? block : Map.of("anyOf", List.of(reference("path"), block)));
    }
    return reference(name);
  }

  private Map<String, Object> valueProperties(As slot, boolean labelled) {
    Map<String, Object> properties = new LinkedHashMap<>();
    if (labelled) {
      properties.put("label", described(reference("scalar"), "The words that a clerk reads."));
    }
    properties.put("path", described(reference("path"), "The value of each node."));
    Map<String, Object> inner = reference("value." + (slot == null ? "field" : slot.written()));
    properties.put(
        "first",
        described(
            Map.of(
                "type",
                "array",
                "minItems",
                1,
                "items",
                slot == null ? Map.of("type", List.of("string", "object")) : inner),
            "The first that gives a value."));
    properties.put(
        "join",
        described(
            Map.of("type", "array", "minItems", 1, "items", reference("path")),
            "One value from several places."));
    properties.put(
        "parts",
        described(
            object(
                Map.of(
                    "year",
                    reference("path"),
                    "month",
                    reference("path"),
                    "day",
                    reference("path")),
                List.of("year")),
            "A date from separate places."));
    properties.put("value", described(reference("scalar"), "A value that the mapping gives."));
    properties.put("before", described(reference("scalar"), "Only what stands before the first."));
    properties.put("after", described(reference("scalar"), "Only what stands after it."));
    properties.put("with", described(Map.of("type", "string"), "Stands between joined values."));
    properties.put("when", described(reference("path"), "Otherwise no value."));
    properties.put("default", described(reference("scalar"), "If the source has none."));
    cardinality(properties);
    properties.put(
        "as",
        described(
            Map.of(
                "enum",
                java.util.Arrays.stream(As.values())
                    .filter(as -> slot == null || as.fits(slot))
                    .map(As::written)
                    .toList()),
            "The conversion."));
    options().forEach(properties::put);
    return properties;
  }

  private static Map<String, Object> options() {
    Map<String, Object> words =
        Map.of(
            "anyOf",
            List.of(reference("scalar"), Map.of("type", "array", "items", reference("scalar"))));
    Map<String, Object> options = new LinkedHashMap<>();
    options.put(
        "format",
        described(Map.of("enum", formats()), "How dates and numbers are written in the source."));
    options.put("yes", words);
    options.put("no", words);
    options.put("currency", Map.of("type", "string", "pattern", "^[A-Z]{3}$"));
    options.put("list", described(Map.of("type", "string"), "URI of the code list."));
    options.put("version", described(reference("scalar"), "Version of the code list."));
    options.put("unknown", described(Map.of("const", "keep"), "Keep a code that its list lacks."));
    options.put("labels", Map.of("type", "object", "additionalProperties", reference("scalar")));
    Set<String> known = new TreeSet<>();
    for (As as : As.values()) {
      known.addAll(as.options());
    }
    if (!known.equals(new TreeSet<>(options.keySet()))) {
      throw new IllegalStateException("The schema does not know the options " + known);
    }
    return options;
  }

  private static List<String> formats() {
    List<String> formats = new ArrayList<>(Dates.Format.names());
    formats.addAll(List.of("point", "german"));
    return formats;
  }

  /** An option belongs to its conversions only. */
  private static List<Object> conversions(As slot) {
    List<Object> rules = new ArrayList<>();
    for (As as : As.values()) {
      if (slot != null && !as.fits(slot)) {
        continue;
      }
      Map<String, Object> foreign = new LinkedHashMap<>();
      options().keySet().stream()
          .filter(option -> !as.options().contains(option))
          .forEach(option -> foreign.put(option, false));
      if (as != As.DATE && as != As.PARTIAL_DATE) {
        foreign.put("parts", false);
      }
      boolean usual = as == (slot == null ? As.TEXT : slot);
      Map<String, Object> chosen = new LinkedHashMap<>();
      chosen.put("properties", Map.of("as", Map.of("const", as.written())));
      if (!usual) {
        chosen.put("required", List.of("as"));
      }
      rules.add(Map.of("if", chosen, "then", Map.of("properties", foreign)));
    }
    return rules;
  }

  private static void cardinality(Map<String, Object> properties) {
    properties.put("required", described(Map.of("type", "boolean"), "At least one."));
    properties.put("min", described(NUMBER, "How many there must be."));
    properties.put("max", described(NUMBER, "How many there may be."));
  }

  private Map<String, Object> groupProperties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("label", described(reference("scalar"), "The words that a clerk reads."));
    properties.put("for", described(reference("path"), "One group for each of these nodes."));
    properties.put("when", described(reference("path"), "Only where this is true."));
    cardinality(properties);
    properties.put("fields", reference("fields"));
    properties.put("groups", reference("groups"));
    return properties;
  }

  private static Map<String, Object> extra(Map<String, Object> content) {
    return Map.of(
        "type",
        "object",
        "propertyNames",
        Map.of("pattern", "^(<<|[A-Za-z][A-Za-z0-9_.\\-]*)$"),
        "additionalProperties",
        content);
  }

  private static Map<String, Object> named() {
    return object(
        Map.of("path", reference("path"), "reason", Map.of("type", "string", "minLength", 1)),
        List.of("path", "reason"));
  }

  private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    if (!required.isEmpty()) {
      object.put("required", required);
    }
    object.put("additionalProperties", false);
    Map<String, Object> all = new LinkedHashMap<>();
    properties.keySet().stream().sorted().forEach(key -> all.put(key, properties.get(key)));
    all.put("<<", Map.of("description", "Keys of a block that is defined elsewhere."));
    object.put("properties", all);
    return object;
  }

  private static Map<String, Object> reference(String name) {
    return Map.of("$ref", "#/$defs/" + name);
  }

  private static Map<String, Object> described(Map<String, Object> schema, String text) {
    Map<String, Object> described = new LinkedHashMap<>(schema);
    described.put("description", text);
    return described;
  }
}
