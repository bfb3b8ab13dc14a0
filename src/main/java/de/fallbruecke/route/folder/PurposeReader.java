package de.fallbruecke.route.folder;

import de.fallbruecke.route.folder.Manifest.Category;
import de.fallbruecke.route.folder.Manifest.Change;
import de.fallbruecke.route.folder.Manifest.PersonalData;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads what {@code package.yaml} says for people: {@code personalData} and {@code changeLog}. */
final class PurposeReader {
  static final Set<String> PERSONAL_DATA =
      Set.of("purposes", "legalBasis", "subjects", "categories");
  static final Set<String> CATEGORY = Set.of("name", "special");
  static final Set<String> CHANGE = Set.of("version", "date", "text");

  private final Tree tree;

  PurposeReader(Tree tree) {
    this.tree = tree;
  }

  Optional<PersonalData> personalData(@Nullable Node node) {
    if (node == null) {
      return Optional.empty();
    }
    Map<String, Node> keys = tree.mapping(node, "'personalData'", PERSONAL_DATA);
    List<String> purposes = texts(keys.get("purposes"), "'purposes'");
    List<Category> categories = categories(keys.get("categories"));
    if (purposes.isEmpty() || categories.isEmpty()) {
      tree.invalid(
          node,
          "'personalData' lacks purposes or categories.",
          "Add 'purposes:' and 'categories:', each with a list.");
    }
    return Optional.of(
        new PersonalData(
            purposes,
            keys.containsKey("legalBasis")
                ? tree.required(node, keys, "legalBasis", null, "text")
                : "",
            texts(keys.get("subjects"), "'subjects'"),
            categories));
  }

  private List<Category> categories(@Nullable Node node) {
    List<Category> categories = new ArrayList<>();
    for (Node item : node == null ? List.<Node>of() : tree.list(node, "'categories'")) {
      if (item instanceof ScalarNode) {
        categories.add(new Category(text(item, "A category"), false));
        continue;
      }
      Map<String, Node> keys = tree.mapping(item, "a category", CATEGORY);
      String special =
          keys.containsKey("special")
              ? tree.required(item, keys, "special", null, "true or false")
              : "false";
      if (!ParameterType.BOOLEAN.admits(special)) {
        tree.invalid(
            keys.getOrDefault("special", item),
            "'special' has the wrong form.",
            "Write true or false.");
      }
      categories.add(
          new Category(tree.required(item, keys, "name", null, "text"), special.equals("true")));
    }
    return categories;
  }

  List<String> texts(@Nullable Node node, String what) {
    List<String> texts = new ArrayList<>();
    for (Node item : node == null ? List.<Node>of() : tree.list(node, what)) {
      texts.add(text(item, "An entry of " + what));
    }
    return texts;
  }

  private String text(Node item, String what) {
    String text = tree.text(item, what).orElse("").strip();
    if (text.isEmpty()) {
      tree.invalid(item, what + " is empty.", "Write a few words.");
    }
    return text;
  }

  /** The changes; the version of the package must be among them. */
  List<Change> changeLog(@Nullable Node node, String version) {
    List<Change> changes = new ArrayList<>();
    for (Node item : node == null ? List.<Node>of() : tree.list(node, "'changeLog'")) {
      Map<String, Node> keys = tree.mapping(item, "a change", CHANGE);
      String number =
          tree.required(
              item, keys, "version", ManifestReader.VERSION, "a semantic version such as 1.0.0");
      String text = tree.required(item, keys, "text", null, "text");
      String written = tree.required(item, keys, "date", null, "a date such as 2026-11-22");
      try {
        changes.add(
            new Change(
                number, written.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(written), text));
      } catch (DateTimeException e) {
        tree.invalid(
            keys.getOrDefault("date", item), "'date' is no date.", "Write it as 2026-11-22.");
      }
    }
    if (node != null && changes.stream().noneMatch(change -> change.version().equals(version))) {
      tree.invalid(
          node,
          "'changeLog' has no entry for the version of the package.",
          "Add what this version changes.");
    }
    return changes;
  }
}
