package de.fallbruecke.mapping;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import org.jspecify.annotations.Nullable;

/**
 * The part of XSLT 3.0 that a stylesheet of a package may use: elements, attributes and functions
 * are admitted one by one, before anything is compiled. What reaches outside of the document, loads
 * another file, writes a second document, talks, evaluates text or catches the end of its time is
 * not among them.
 */
final class StylesheetRules {
  static final String XSL = "http://www.w3.org/1999/XSL/Transform";
  private static final String REMEDY =
      "Allowed elements, attributes and functions are listed in docs/reference/mapping.md.";

  /** Attributes by element. {@code select}, {@code test} and so on are expressions. */
  static final Map<String, Set<String>> ELEMENTS =
      Map.ofEntries(
          Map.entry(
              "stylesheet",
              Set.of("version", "exclude-result-prefixes", "xpath-default-namespace")),
          Map.entry(
              "transform", Set.of("version", "exclude-result-prefixes", "xpath-default-namespace")),
          Map.entry("output", Set.of("method", "indent", "encoding", "omit-xml-declaration")),
          Map.entry("strip-space", Set.of("elements")),
          Map.entry("mode", Set.of("name", "on-no-match")),
          Map.entry("template", Set.of("match", "name", "mode", "priority", "as")),
          Map.entry("function", Set.of("name", "as")),
          Map.entry("param", Set.of("name", "select", "as", "required", "tunnel")),
          Map.entry("variable", Set.of("name", "select", "as")),
          Map.entry("with-param", Set.of("name", "select", "as", "tunnel")),
          Map.entry("apply-templates", Set.of("select", "mode")),
          Map.entry("call-template", Set.of("name")),
          Map.entry("for-each", Set.of("select")),
          Map.entry(
              "for-each-group",
              Set.of(
                  "select",
                  "group-by",
                  "group-adjacent",
                  "group-starting-with",
                  "group-ending-with")),
          Map.entry("sort", Set.of("select", "order", "data-type")),
          Map.entry("if", Set.of("test")),
          Map.entry("choose", Set.of()),
          Map.entry("when", Set.of("test")),
          Map.entry("otherwise", Set.of()),
          Map.entry("value-of", Set.of("select", "separator")),
          Map.entry("text", Set.of()),
          Map.entry("sequence", Set.of("select")),
          Map.entry("copy-of", Set.of("select")),
          Map.entry("element", Set.of("name", "namespace")),
          Map.entry("attribute", Set.of("name", "select")));

  private static final Set<String> EXPRESSIONS =
      Set.of(
          "select",
          "test",
          "match",
          "group-by",
          "group-adjacent",
          "group-starting-with",
          "group-ending-with");

  private final Report report;
  private final StylesheetExpressions expressions;

  StylesheetRules(Report report, XdmNode stylesheet) {
    this.report = report;
    this.expressions = new StylesheetExpressions(functions(stylesheet));
  }

  /** Names of the functions that the stylesheet itself declares. */
  private static Set<String> functions(XdmNode stylesheet) {
    Set<String> names = new HashSet<>();
    for (XdmNode child : Leaves.axis(stylesheet, Axis.CHILD)) {
      if (isXsl(child, "function") && child.attribute("name") != null) {
        names.add(child.attribute("name"));
      }
    }
    return names;
  }

  private static boolean isXsl(XdmNode node, String name) {
    return node.getNodeKind() == XdmNodeKind.ELEMENT
        && node.getNodeName().getNamespaceUri().equals(NamespaceUri.of(XSL))
        && node.getNodeName().getLocalName().equals(name);
  }

  void check(XdmNode root) {
    if (!isXsl(root, "stylesheet") && !isXsl(root, "transform")) {
      refuse(root, "the root element is no xsl:stylesheet");
      return;
    }
    element(root, true);
  }

  private void element(XdmNode element, boolean root) {
    String name = element.getNodeName().getLocalName();
    boolean xsl = element.getNodeName().getNamespaceUri().equals(NamespaceUri.of(XSL));
    Set<String> allowed = ELEMENTS.get(name);
    if (xsl && allowed == null) {
      refuse(element, "xsl:" + name + " is not allowed");
      return;
    }
    if (!root && declaresNamespace(element)) {
      refuse(element, "a namespace is declared below the root element");
    }
    for (XdmNode attribute : Leaves.axis(element, Axis.ATTRIBUTE)) {
      attribute(element, attribute, xsl ? allowed : null);
    }
    for (XdmNode child : Leaves.axis(element, Axis.CHILD)) {
      if (child.getNodeKind() == XdmNodeKind.ELEMENT) {
        element(child, false);
      }
    }
  }

  private void attribute(XdmNode element, XdmNode attribute, @Nullable Set<String> allowed) {
    String name = attribute.getNodeName().getLocalName();
    String value = attribute.getStringValue();
    boolean named = !attribute.getNodeName().getNamespaceUri().isEmpty();
    boolean space = name.equals("space") && named; // xml:space
    if (!space && (named || (allowed != null && !allowed.contains(name)))) {
      refuse(element, "the attribute " + name + " is not allowed there");
      return;
    }
    String objection =
        allowed != null && EXPRESSIONS.contains(name)
            ? expressions.objection(value)
            : expressions.templateObjection(value);
    if (objection != null) {
      refuse(element, name + "=\"" + value + "\": " + objection);
    }
  }

  /** The prefixes of functions must mean the same everywhere. */
  private static boolean declaresNamespace(XdmNode element) {
    return element.getUnderlyingNode().getDeclaredNamespaces(null).length > 0
        && hasNewPrefix(element);
  }

  private static boolean hasNewPrefix(XdmNode element) {
    for (var binding : element.getUnderlyingNode().getDeclaredNamespaces(null)) {
      if (binding != null && !binding.getPrefix().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void refuse(XdmNode at, String what) {
    report.add(Math.max(1, at.getLineNumber()), "", what, REMEDY);
  }
}
