package de.fallbruecke.route.folder;

import de.fallbruecke.route.folder.Manifest.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code package.yaml}. */
final class ManifestReader {
  static final String FILE = "package.yaml";
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "version",
          "title",
          "description",
          "licence",
          "maintainer",
          "services",
          "schemaPacks",
          "parameters");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,59}");
  private static final Pattern PARAMETER = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
  private static final Pattern PACK =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(:[A-Za-z0-9][A-Za-z0-9._-]*)?");

  /** semver.org, the suggested expression. */
  private static final Pattern VERSION =
      Pattern.compile(
          "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
              + "(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?"
              + "(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?");

  private final String folder;
  private final Tree tree;
  private final Findings findings;

  ManifestReader(String folder, Findings findings) {
    this.folder = folder;
    this.findings = findings;
    this.tree = new Tree(folder + "/" + FILE, findings);
  }

  Optional<Manifest> read(byte[] bytes) {
    return new YamlFile(folder + "/" + FILE, findings).read(bytes).map(this::read);
  }

  private Manifest read(Node root) {
    Map<String, Node> keys = tree.mapping(root, FILE, KEYS);
    String id = required(root, keys, "id", ID, "lower-case letters, digits and -");
    if (!id.isEmpty() && !id.equals(folder)) {
      tree.invalid(root, "has another id than its folder.", "Name both '%s'.".formatted(id));
    }
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    @Nullable Node declared = keys.get("parameters");
    if (declared != null) {
      tree.mapping(declared, "parameters")
          .forEach((name, node) -> parameters.put(name, parameter(name, node)));
    }
    return new Manifest(
        id,
        required(root, keys, "version", VERSION, "a semantic version such as 1.0.0"),
        required(root, keys, "title", null, "text"),
        keys.containsKey("description") ? required(root, keys, "description", null, "text") : "",
        required(root, keys, "licence", null, "an SPDX identifier such as EUPL-1.2"),
        required(root, keys, "maintainer", null, "text"),
        services(keys.get("services"), parameters),
        schemaPacks(keys.get("schemaPacks")),
        parameters);
  }

  private String required(
      Node root, Map<String, Node> keys, String key, @Nullable Pattern form, String expected) {
    @Nullable Node node = keys.get(key);
    if (node == null) {
      tree.invalid(root, "lacks '%s'.".formatted(key), "Add it: %s.".formatted(expected));
      return "";
    }
    String text = tree.text(node, "'" + key + "'").orElse("");
    if (text.isBlank() || (form != null && !form.matcher(text).matches())) {
      tree.invalid(node, "'%s' has the wrong form.".formatted(key), "Expected: " + expected + ".");
      return "";
    }
    return text;
  }

  private Parameter parameter(String name, Node node) {
    if (!PARAMETER.matcher(name).matches()) {
      tree.invalid(
          node, "'%s' is no name for a parameter.".formatted(name), "Use letters and digits.");
    }
    String what = "parameter '%s'".formatted(name);
    Map<String, Node> keys = tree.mapping(node, what, Set.of("type", "description", "default"));
    String typeName = required(node, keys, "type", null, "a type");
    ParameterType type =
        ParameterType.of(typeName)
            .orElseGet(
                () -> {
                  tree.invalid(
                      node,
                      "'%s' is no type of a parameter.".formatted(typeName),
                      "Use destination, target, service, text, integer or boolean.");
                  return ParameterType.TEXT;
                });
    String description = required(node, keys, "description", null, "one sentence");
    @Nullable Node given = keys.get("default");
    @Nullable String fallback =
        given == null ? null : tree.text(given, "the default of " + what).orElse(null);
    if (given != null && fallback != null && !type.admits(fallback)) {
      tree.invalid(
          given, "The default of %s does not fit.".formatted(what), type.description() + ".");
    }
    return new Parameter(name, type, description, fallback);
  }

  private List<String> services(@Nullable Node node, Map<String, Parameter> parameters) {
    List<String> services = new ArrayList<>();
    for (Node item : node == null ? List.<Node>of() : tree.list(node, "services")) {
      String key = tree.text(item, "A service").orElse("");
      @Nullable Parameter parameter = Placeholders.whole(key).map(parameters::get).orElse(null);
      boolean fits =
          parameter == null
              ? ParameterType.SERVICE.admits(key)
              : parameter.type() == ParameterType.SERVICE;
      if (!fits) {
        tree.invalid(
            item,
            "A service has the wrong form.",
            "Write a URN, or {{name}} of a parameter of type service.");
      }
      services.add(key);
    }
    return services;
  }

  private List<String> schemaPacks(@Nullable Node node) {
    List<String> packs = new ArrayList<>();
    for (Node item : node == null ? List.<Node>of() : tree.list(node, "schemaPacks")) {
      String reference = tree.text(item, "A schema pack").orElse("");
      if (!PACK.matcher(reference).matches()) {
        tree.invalid(item, "A schema pack has the wrong form.", "Write name or name:version.");
      }
      packs.add(reference);
    }
    return packs;
  }
}
