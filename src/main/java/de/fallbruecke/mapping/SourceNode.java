package de.fallbruecke.mapping;

import de.fallbruecke.xoev.SourceDocument;
import java.util.List;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;

/**
 * A node of a source document and what became of it. Names and values are the sender's, reasons the
 * author's of the package: both are foreign text. Holds content.
 *
 * @param name element or member; an attribute begins with an at-sign
 * @param value of a leaf; null for a node that only holds others
 * @param fate what became of the leaf; {@link Fate#NONE} for a node that only holds others
 * @param reason of the package, for what it ignores or attaches by name
 * @param fields case fields that a mapped leaf went into; none for what belongs to another leaf,
 *     such as the label of a code
 * @param children in the order of the document
 */
public record SourceNode(
    String name,
    @Nullable String value,
    Fate fate,
    @Nullable String reason,
    List<CaseField> fields,
    List<SourceNode> children) {
  public SourceNode {
    fields = List.copyOf(fields);
    children = List.copyOf(children);
  }

  /** What became of a leaf. */
  public enum Fate {
    /** It is no leaf, or nothing is known of it. */
    NONE,
    /** It went into the case. */
    MAPPED,
    /** It is ignored by name. */
    IGNORED,
    /** It travels on inside a document only. */
    ATTACHED,
    /** Nobody accounts for it. */
    OPEN
  }

  /**
   * A value of the case that was made of a leaf.
   *
   * @param field for example {@code applicants.person.dateOfBirth}
   * @param value as it stands in the case
   * @param label of a code, if it has one
   */
  public record CaseField(String field, String value, @Nullable String label) {}

  /**
   * A document of whose leaves nothing is known, because no mapping was applied.
   *
   * @param source not larger than what the gateway maps
   */
  public static SourceNode untold(SourceDocument source) {
    return Trace.untold(
        source.format() == SourceDocument.Format.JSON
            ? JsonView.of(source.root())
            : (XdmNode) source.root());
  }
}
