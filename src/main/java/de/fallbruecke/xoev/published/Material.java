package de.fallbruecke.xoev.published;

import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.SecureXml;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the files are, told by their content: names say nothing (published schemas come without
 * extension, with hashes as names or as {@code .xsd} alone).
 *
 * @param unreadable schemas, lists or rules that begin as such and break later
 */
public record Material(
    List<SchemaFile> schemas,
    List<PublishedFile> codeLists,
    List<PublishedFile> rules,
    List<JsonSchemaFile> jsonSchemas,
    List<PublishedFile> unreadable) {
  private static final String GENERICODE = "http://docs.oasis-open.org/codelist/ns/genericode/";
  private static final String SCHEMATRON = "http://purl.oclc.org/dsdl/schematron";
  private static final int LOOK = 64;
  private static final int MAX_JSON = 32 << 20;

  private Material() {
    this(
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /** Sorts the files by what they are. */
  public static Material of(Collection<PublishedFile> files) {
    Material material = new Material();
    files.forEach(material::sort);
    return material;
  }

  private void sort(PublishedFile file) {
    try (InputStream in = new BufferedInputStream(file.content().open())) {
      in.mark(LOOK);
      int first = firstCharacter(in.readNBytes(LOOK));
      in.reset();
      if (first == '<') {
        xml(file, in);
      } else if (first == '{') {
        json(file, in);
      }
    } catch (IOException e) {
      unreadable.add(file);
    }
  }

  private void xml(PublishedFile file, InputStream in) {
    boolean known = false;
    try {
      XMLStreamReader xml = SecureXml.newCatalogueReader(in);
      boolean doctype = false;
      while (xml.next() != XMLStreamConstants.START_ELEMENT) {
        doctype |= xml.getEventType() == XMLStreamConstants.DTD;
      }
      String namespace = String.valueOf(xml.getNamespaceURI());
      String name = xml.getLocalName();
      if (namespace.equals(SchemaScan.XS) && name.equals("schema")) {
        known = true;
        schemas.add(SchemaScan.read(file, xml, doctype));
      } else if (namespace.startsWith(GENERICODE) && name.equals("CodeList")) {
        codeLists.add(file);
      } else if (namespace.equals(SCHEMATRON) && name.equals("schema")) {
        rules.add(file);
      }
    } catch (XMLStreamException | RuntimeException e) {
      if (known) {
        unreadable.add(file);
      }
      // else an XML file of another kind, such as a sample that is broken on purpose
    }
  }

  private void json(PublishedFile file, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_JSON);
    try {
      JsonNode node = Json.mapper().readTree(bytes);
      boolean schema =
          node.path("$schema").asString("").contains("json-schema.org")
              || (node.path("$id").isString() && node.has("type"));
      if (schema) {
        jsonSchemas.add(new JsonSchemaFile(file, node));
      }
    } catch (JacksonException e) {
      // no JSON of ours
    }
  }

  /** Past blanks and a byte order mark; of UTF-16 every second byte is zero. */
  private static int firstCharacter(byte[] head) {
    for (byte b : head) {
      int c = b & 0xFF;
      if (c > ' ' && c != 0xEF && c != 0xBB && c != 0xBF && c != 0xFE && c != 0xFF) {
        return c;
      }
    }
    return -1;
  }
}
