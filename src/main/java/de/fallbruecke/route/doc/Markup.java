package de.fallbruecke.route.doc;

import java.util.List;

/** Writes HTML and SVG; every text and attribute is escaped on its way in. */
final class Markup {
  private final StringBuilder out = new StringBuilder();

  /** Markup of our own, without anything foreign in it. */
  Markup raw(String own) {
    out.append(own);
    return this;
  }

  /** Text from anywhere. */
  Markup text(String foreign) {
    out.append(escaped(foreign));
    return this;
  }

  /** An element with text and, in pairs, attributes. */
  Markup element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close(name);
  }

  Markup open(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escaped(attributes[i + 1])).append('"');
    }
    out.append('>');
    return this;
  }

  Markup close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  /** A table row of plain cells. */
  Markup row(String... cells) {
    open("tr");
    for (String cell : cells) {
      element("td", cell);
    }
    return close("tr").raw("\n");
  }

  Markup table(String... heads) {
    open("table").raw("<thead><tr>");
    for (String head : heads) {
      element("th", head, "scope", "col");
    }
    return raw("</tr></thead><tbody>\n");
  }

  Markup endTable() {
    return raw("</tbody></table>\n");
  }

  Markup list(List<String> items) {
    open("ul");
    items.forEach(item -> element("li", item));
    return close("ul").raw("\n");
  }

  /** Characters that XML does not have become a visible sign. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\t' -> safe.append((char) c);
                default -> safe.appendCodePoint(printable(c) ? c : 0xFFFD);
              }
            });
    return safe.toString();
  }

  private static boolean printable(int c) {
    int type = Character.getType(c);
    // no control characters, and nothing that turns the reading direction around
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && c < 0xFFFE;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
