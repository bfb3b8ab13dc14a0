package de.fallbruecke.xoev;

import net.sf.saxon.s9api.XdmItem;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed source document, parsed once: validation, header reading, mapping and coverage work
 * on the same tree.
 *
 * @param format XML or JSON
 * @param root for XML the document node, for JSON the map, array or atomic value of XPath 3.1 (as
 *     parse-json, but numbers without exponent are xs:integer or xs:decimal, not xs:double)
 * @param bytes the document as received; hashes and validation use these, never a re-serialisation
 * @param namespace namespace of the root element; null for JSON or none
 * @param localName local name of the root element; null for JSON
 */
public record SourceDocument(
    Format format,
    XdmItem root,
    byte[] bytes,
    @Nullable String namespace,
    @Nullable String localName) {
  /** The two syntaxes. */
  public enum Format {
    XML,
    JSON
  }
}
