package de.fallbruecke.xoev;

import de.fallbruecke.platform.SecureXml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One genericode 1.0 file, reduced to codes and labels. Which columns those are is read from the
 * ColumnSet: published lists call them {@code code/name}, {@code SCHLUESSEL/Bezeichnung}, {@code
 * dbs/Behoerdenname} and more, and several columns may be keys (Codelistenhandbuch 1.0).
 *
 * @param labels every value of every key column, with the text of the first required column that is
 *     no key (else of the first such column, else the code itself)
 */
record GenericodeList(String uri, String version, Map<String, String> labels) {

  static GenericodeList read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new Reading(file, SecureXml.newStreamReader(in)).list();
    } catch (IOException | XMLStreamException e) {
      throw Yaml.invalid(file, "it is no readable genericode file");
    }
  }

  private record Column(String id, boolean required) {}

  private static final class Reading {
    private final Path file;
    private final XMLStreamReader xml;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> keys = new ArrayList<>();
    private final Map<String, String> labels = new HashMap<>();
    private @Nullable String uri;
    private @Nullable String version;

    Reading(Path file, XMLStreamReader xml) {
      this.file = file;
      this.xml = xml;
    }

    GenericodeList list() throws XMLStreamException {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          element(xml.getLocalName());
        }
      }
      if (uri == null || version == null || keys.isEmpty()) {
        throw Yaml.invalid(file, "it lacks CanonicalUri, Version or a Key column");
      }
      return new GenericodeList(uri, version, Map.copyOf(labels));
    }

    private void element(String name) throws XMLStreamException {
      switch (name) {
        case "CanonicalUri" -> uri = uri == null ? xml.getElementText().strip() : uri;
        case "Version" -> version = version == null ? xml.getElementText().strip() : version;
        case "Column" ->
            columns.add(
                new Column(
                    xml.getAttributeValue(null, "Id"),
                    "required".equals(xml.getAttributeValue(null, "Use"))));
        case "Key" -> keys.add(new ArrayList<>());
        case "ColumnRef" -> {
          if (!keys.isEmpty()) {
            keys.getLast().add(xml.getAttributeValue(null, "Ref"));
          }
        }
        case "Row" -> row();
        default -> {
          // annotations and the like
        }
      }
    }

    private void row() throws XMLStreamException {
      Map<String, String> values = new HashMap<>();
      int position = 0;
      while (xml.next() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("Row")) {
        if (xml.isStartElement() && xml.getLocalName().equals("Value")) {
          String column = xml.getAttributeValue(null, "ColumnRef");
          // without ColumnRef a value belongs to the column after the previous one
          position = column == null ? position : index(column);
          column = position < columns.size() ? columns.get(position).id() : column;
          position++;
          String value = simpleValue();
          if (column != null && value != null) {
            values.put(column, value);
          }
        }
      }
      String label = label(values);
      for (String key : keyColumns()) {
        String code = values.get(key);
        if (code != null) {
          labels.putIfAbsent(code, label == null ? code : label);
        }
      }
    }

    private @Nullable String simpleValue() throws XMLStreamException {
      while (xml.next() != XMLStreamConstants.END_ELEMENT) {
        if (xml.isStartElement() && xml.getLocalName().equals("SimpleValue")) {
          return xml.getElementText();
        }
      }
      return null;
    }

    private int index(String column) {
      for (int i = 0; i < columns.size(); i++) {
        if (column.equals(columns.get(i).id())) {
          return i;
        }
      }
      return columns.size();
    }

    /** Keys of one column; a key composed of several identifies a row, but is no code. */
    private List<String> keyColumns() {
      List<String> single =
          keys.stream().filter(key -> key.size() == 1).map(List::getFirst).distinct().toList();
      return single.isEmpty() ? keys.getFirst().subList(0, 1) : single;
    }

    private @Nullable String label(Map<String, String> values) {
      List<String> keyColumns = keyColumns();
      String fallback = null;
      for (Column column : columns) {
        String value = values.get(column.id());
        if (value != null && !keyColumns.contains(column.id())) {
          if (column.required()) {
            return value;
          }
          fallback = fallback == null ? value : fallback;
        }
      }
      return fallback;
    }
  }
}
