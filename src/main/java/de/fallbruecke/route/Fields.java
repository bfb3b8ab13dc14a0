package de.fallbruecke.route;

import de.fallbruecke.platform.SecureXml;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** A case as a list of fields: the path of each value, with positions where elements repeat. */
final class Fields {
  private Fields() {}

  /** The values of a draft (see {@code CaseFormat.toDraft}) by path, in its order. */
  static Map<String, String> of(String draft) {
    Reader reader = new Reader();
    try {
      XMLReader xml = SecureXml.newReader();
      xml.setContentHandler(reader);
      xml.parse(new InputSource(new StringReader(draft)));
    } catch (Exception e) {
      throw new IllegalStateException("A draft that we wrote is XML", e);
    }
    return reader.fields;
  }

  /** Every place where the two differ. */
  static List<FieldChange> changes(Map<String, String> before, Map<String, String> after) {
    Map<String, FieldChange> changes = new TreeMap<>();
    before.forEach(
        (path, value) -> {
          if (!value.equals(after.get(path))) {
            changes.put(path, new FieldChange(path, value, after.get(path)));
          }
        });
    after.forEach(
        (path, value) -> {
          if (!before.containsKey(path)) {
            changes.put(path, new FieldChange(path, null, value));
          }
        });
    return List.copyOf(changes.values());
  }

  private static final class Reader extends DefaultHandler {
    private static final List<String> KEYS = List.of("name", "scheme");

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final Deque<Map<String, Integer>> counts = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private boolean leaf;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
      String here = "";
      if (!counts.isEmpty()) {
        String step = name + key(attributes);
        int position = counts.getLast().merge(step, 1, Integer::sum);
        here = path.getLast() + "/" + step + (position > 1 ? "[" + position + "]" : "");
      }
      path.addLast(here);
      counts.addLast(new HashMap<>());
      for (int i = 0; i < attributes.getLength(); i++) {
        fields.put(clean(here + "/@" + attributes.getLocalName(i)), attributes.getValue(i));
      }
      text.setLength(0);
      leaf = true;
    }

    @Override
    public void characters(char[] chars, int start, int length) {
      text.append(chars, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      String here = path.removeLast();
      counts.removeLast();
      if (leaf) {
        fields.put(clean(here), text.toString());
      }
      leaf = false;
    }

    /** Fields and groups are known by their name, so that a new one does not shift all others. */
    private static String key(Attributes attributes) {
      for (String attribute : KEYS) {
        String value = attributes.getValue(attribute);
        if (value != null) {
          return "[" + value + "]";
        }
      }
      return "";
    }

    private static String clean(String path) {
      return path.startsWith("/") ? path.substring(1) : path;
    }
  }
}
