package de.fallbruecke.route.folder;

import java.util.ArrayList;
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
  static final Set<String> KEYS =
      Set.of(
          "id",
          "version",
          "title",
          "description",
          "licence",
          "maintainer",
          "services",
          "regions",
          "schemaPacks",
          "parameters",
          "changeLog",
          "personalData");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,59}");
  private static final Pattern REGION = Pattern.compile("[0-9]{2,12}");
  private static final Pattern PACK =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(:[A-Za-z0-9][A-Za-z0-9._-]*)?");

  /** semver.org, the suggested expression. */
  static final Pattern VERSION =
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
    String id = tree.required(root, keys, "id", ID, "lower-case letters, digits and -");
    if (!id.isEmpty() && !id.equals(folder)) {
      tree.invalid(root, "has another id than its folder.", "Name both '%s'.".formatted(id));
    }
    Map<String, Parameter> parameters = new ParameterReader(tree).read(keys.get("parameters"));
    String version =
        tree.required(root, keys, "version", VERSION, "a semantic version such as 1.0.0");
    PurposeReader purposes = new PurposeReader(tree);
    return new Manifest(
        id,
        version,
        tree.required(root, keys, "title", null, "text"),
        keys.containsKey("description")
            ? tree.required(root, keys, "description", null, "text")
            : "",
        tree.required(root, keys, "licence", null, "an SPDX identifier such as EUPL-1.2"),
        tree.required(root, keys, "maintainer", null, "text"),
        services(keys.get("services"), parameters),
        regions(keys.get("regions")),
        schemaPacks(keys.get("schemaPacks")),
        parameters,
        purposes.changeLog(keys.get("changeLog"), version),
        purposes.personalData(keys.get("personalData")));
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

  private List<String> regions(@Nullable Node node) {
    List<String> regions = new ArrayList<>();
    for (Node item : node == null ? List.<Node>of() : tree.list(node, "'regions'")) {
      String region = tree.text(item, "A region").orElse("");
      if (!REGION.matcher(region).matches()) {
        tree.invalid(
            item,
            "A region has the wrong form.",
            "Write the beginning of an ARS or AGS in quotes: 2 to 12 digits.");
      }
      regions.add(region);
    }
    return regions;
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
