package de.fallbruecke.simulator.xta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An XML element, written with its namespace as the default one. Attributes have no namespace;
 * those that had one are dropped on reading.
 */
record Tag(String namespace, String name, Map<String, String> attributes, List<Object> content) {
  Tag {
    attributes = new TreeMap<>(attributes);
    content = List.copyOf(content);
  }

  /** An element of elements and texts; null and empty values are left out. */
  static Tag of(String namespace, String name, @Nullable Object... content) {
    List<Object> present = new ArrayList<>();
    for (Object one : content) {
      if (one instanceof Iterable<?> several) {
        several.forEach(present::add);
      } else if (one != null) {
        present.add(one);
      }
    }
    return new Tag(namespace, name, Map.of(), present);
  }

  Tag with(String attribute, @Nullable String value) {
    if (value == null) {
      return this;
    }
    Map<String, String> all = new TreeMap<>(attributes);
    all.put(attribute, value);
    return new Tag(namespace, name, all, content);
  }

  Optional<String> attribute(String wanted) {
    return Optional.ofNullable(attributes.get(wanted));
  }

  List<Tag> children() {
    return content.stream().filter(Tag.class::isInstance).map(Tag.class::cast).toList();
  }

  List<Tag> children(String wanted) {
    return children().stream().filter(child -> child.name().equals(wanted)).toList();
  }

  /** The element at a path of local names. */
  Optional<Tag> find(String... path) {
    Optional<Tag> first =
        children().stream().filter(child -> child.name().equals(path[0])).findFirst();
    return path.length == 1
        ? first
        : first.flatMap(child -> child.find(Arrays.copyOfRange(path, 1, path.length)));
  }

  /** The text at a path, without surrounding blanks; empty if there is none. */
  String text(String... path) {
    return path.length == 0 ? own() : find(path).map(Tag::own).orElse("");
  }

  private String own() {
    StringBuilder text = new StringBuilder();
    content.stream().filter(String.class::isInstance).forEach(text::append);
    return text.toString().strip();
  }

  /** The same in other namespaces. */
  Tag renamed(UnaryOperator<String> change) {
    return new Tag(
        change.apply(namespace),
        name,
        attributes,
        content.stream()
            .map(one -> one instanceof Tag child ? child.renamed(change) : one)
            .toList());
  }

  /** The same with other content. */
  Tag containing(List<?> other) {
    return new Tag(namespace, name, attributes, List.copyOf(other));
  }

  String xml() {
    StringBuilder out = new StringBuilder();
    write(out, "");
    return out.toString();
  }

  private void write(StringBuilder out, String around) {
    out.append('<').append(name);
    if (!namespace.equals(around)) {
      out.append(" xmlns=\"").append(escaped(namespace)).append('"');
    }
    attributes.forEach(
        (key, value) ->
            out.append(' ').append(key).append("=\"").append(escaped(value)).append('"'));
    out.append('>');
    for (Object one : content) {
      if (one instanceof Tag child) {
        child.write(out, namespace);
      } else {
        out.append(escaped(one.toString()));
      }
    }
    out.append("</").append(name).append('>');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
