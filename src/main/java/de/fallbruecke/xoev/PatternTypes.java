package de.fallbruecke.xoev;

import de.fallbruecke.platform.SecureXml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The named types of a pack whose values are checked by a regular expression, directly or through a
 * type they are built from.
 *
 * <p>Why this is known: the schema validator of the Java platform needs time that grows with the
 * square of a text's length for any such type (100 000 characters of the DIN 91379 pattern took six
 * seconds), and cannot be interrupted. {@link TextBudget} bounds those texts, and only those.
 */
final class PatternTypes {
  private static final String XS = "http://www.w3.org/2001/XMLSchema";

  private final Set<QName> names;

  private PatternTypes(Set<QName> names) {
    this.names = Set.copyOf(names);
  }

  /**
   * Reads the schema files. It also enforces that a file with a DOCTYPE is named as such; those
   * files (XML-DSig, XML-Enc) are not looked into.
   */
  static PatternTypes scan(Collection<Path> files, Collection<Path> doctypes) {
    Set<QName> patterned = new HashSet<>();
    Map<QName, Set<QName>> uses = new HashMap<>();
    for (Path file : files) {
      if (!doctypes.contains(file)) {
        new Scan(patterned, uses).read(file);
      }
    }
    while (uses.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(patterned::contains))
        .map(entry -> patterned.add(entry.getKey()))
        .reduce(false, Boolean::logicalOr)) {
      // until nothing new is found
    }
    return new PatternTypes(patterned);
  }

  /** An anonymous type (no name) may have a pattern, a built-in one has none that matters. */
  boolean mayHavePattern(@Nullable String namespace, @Nullable String name) {
    return name == null
        || name.startsWith("#")
        || names.contains(new QName(namespace == null ? "" : namespace, name));
  }

  private static final class Scan {
    private final Set<QName> patterned;
    private final Map<QName, Set<QName>> uses;
    private final Deque<String> open = new ArrayDeque<>();
    private String targetNamespace = "";
    private @Nullable QName type;

    Scan(Set<QName> patterned, Map<QName, Set<QName>> uses) {
      this.patterned = patterned;
      this.uses = uses;
    }

    void read(Path file) {
      try (InputStream in = Files.newInputStream(file)) {
        XMLStreamReader xml = SecureXml.newStreamReader(in);
        while (xml.hasNext()) {
          xml.next();
          if (xml.isStartElement()) {
            start(xml);
          } else if (xml.isEndElement()) {
            open.pop();
            type = open.size() < 2 ? null : type;
          }
        }
      } catch (IOException | XMLStreamException e) {
        throw Yaml.invalid(
            file,
            "it is no readable schema; if it has a DOCTYPE and you trust it, name it under 'doctypes' in pack.yaml");
      }
    }

    private void start(XMLStreamReader xml) {
      open.push(xml.getLocalName());
      if (!XS.equals(xml.getNamespaceURI())) {
        return;
      }
      String name = xml.getAttributeValue(null, "name");
      if (open.size() == 1) {
        String target = xml.getAttributeValue(null, "targetNamespace");
        targetNamespace = target == null ? "" : target;
      } else if (open.size() == 2 && name != null && xml.getLocalName().endsWith("Type")) {
        type = new QName(targetNamespace, name);
      }
      if (type != null) {
        if (xml.getLocalName().equals("pattern")) {
          patterned.add(type);
        }
        use(type, xml.getAttributeValue(null, "base"), xml);
        use(type, xml.getAttributeValue(null, "itemType"), xml);
        use(type, xml.getAttributeValue(null, "memberTypes"), xml);
      }
    }

    private void use(QName user, @Nullable String references, XMLStreamReader xml) {
      if (references == null) {
        return;
      }
      for (String reference : references.strip().split("\\s+", -1)) {
        int colon = reference.indexOf(':');
        String prefix = colon < 0 ? "" : reference.substring(0, colon);
        String namespace = xml.getNamespaceURI(prefix);
        uses.computeIfAbsent(user, _ -> new HashSet<>())
            .add(new QName(namespace == null ? "" : namespace, reference.substring(colon + 1)));
      }
    }
  }
}
