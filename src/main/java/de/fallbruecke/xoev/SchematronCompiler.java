package de.fallbruecke.xoev;

import static de.fallbruecke.xoev.SchematronNodes.attribute;
import static de.fallbruecke.xoev.SchematronNodes.elements;
import static de.fallbruecke.xoev.SchematronNodes.isSchematron;
import static de.fallbruecke.xoev.SchematronNodes.name;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.HardenedSaxon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;

/**
 * Compiles ISO Schematron with query binding {@code xslt2} or {@code xpath2} to XPath 2.0, in the
 * one hardened Saxon. XPath 2.0 has neither functions of its own nor recursion, so {@link
 * MeteredLoops} can end whatever a rule does. What is not understood is refused, never skipped: a
 * rule that silently does nothing would be worse than none.
 */
final class SchematronCompiler {
  private static final Set<String> BINDINGS = Set.of("xslt2", "xpath2");

  /** For people, or for choosing patterns, which nobody does here: all are active. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("title", "p", "phase", "diagnostics", "properties", "ns", "param");

  private static final Set<String> DEFECT = Set.of("error", "fatal", "");
  private static final int MAX_MESSAGE = 500;
  private static final int MAX_EXTENDS = 20;

  private final Path file;
  private final Map<String, String> namespaces = new HashMap<>();
  private final Map<String, XdmNode> abstractPatterns = new HashMap<>();

  private SchematronCompiler(Path file) {
    this.file = file;
  }

  /**
   * Compiles one file.
   *
   * @throws Fault RULES_NOT_SUPPORTED with line and construct
   */
  static SchematronRules compile(Path file) {
    return new SchematronCompiler(file).schema(root(file));
  }

  private static XdmNode root(Path file) {
    try {
      return Nodes.root((XdmNode) new XmlDocuments().parse(Files.readAllBytes(file)).root());
    } catch (IOException e) {
      throw Yaml.invalid(file, "it cannot be read");
    }
  }

  private SchematronRules schema(XdmNode schema) {
    if (!isSchematron(schema) || !name(schema).equals("schema")) {
      throw refused(schema, "it is no ISO Schematron schema");
    }
    String binding = attribute(schema, "queryBinding");
    if (!BINDINGS.contains(binding)) {
      throw refused(
          schema,
          "queryBinding '%s' is not supported, only %s"
              .formatted(binding.isEmpty() ? "xslt" : binding, "xslt2 and xpath2"));
    }
    for (XdmNode child : elements(schema)) {
      switch (name(child)) {
        case "ns" -> namespaces.put(attribute(child, "prefix"), attribute(child, "uri"));
        case "pattern" -> {
          if (attribute(child, "abstract").equals("true")) {
            abstractPatterns.put(attribute(child, "id"), child);
          }
        }
        default -> {
          // below
        }
      }
    }
    SchematronScope scope = new SchematronScope(List.of(), Map.of());
    List<SchematronRules.Let> lets = new ArrayList<>();
    List<SchematronRules.Pattern> patterns = new ArrayList<>();
    for (XdmNode child : elements(schema)) {
      switch (name(child)) {
        case "let" -> scope = let(child, scope, lets);
        case "pattern" -> {
          if (!attribute(child, "abstract").equals("true")) {
            patterns.add(pattern(child, scope));
          }
        }
        default -> allowed(child);
      }
    }
    return new SchematronRules(List.copyOf(lets), List.copyOf(patterns));
  }

  private SchematronRules.Pattern pattern(XdmNode pattern, SchematronScope outer) {
    if (!attribute(pattern, "documents").isEmpty()) {
      throw refused(pattern, "rules about other documents are not supported");
    }
    String isA = attribute(pattern, "is-a");
    if (!isA.isEmpty()) {
      XdmNode body = abstractPatterns.get(isA);
      if (body == null) {
        throw refused(pattern, "there is no abstract pattern '" + isA + "'");
      }
      Map<String, String> parameters = new LinkedHashMap<>();
      for (XdmNode child : elements(pattern)) {
        if (name(child).equals("param")) {
          parameters.put(attribute(child, "name"), attribute(child, "value"));
        }
      }
      return rules(body, new SchematronScope(outer.variables(), parameters));
    }
    return rules(pattern, outer);
  }

  private SchematronRules.Pattern rules(XdmNode pattern, SchematronScope outer) {
    Map<String, XdmNode> abstractRules = new HashMap<>();
    for (XdmNode child : elements(pattern)) {
      if (name(child).equals("rule") && attribute(child, "abstract").equals("true")) {
        abstractRules.put(attribute(child, "id"), child);
      }
    }
    SchematronScope scope = outer;
    List<SchematronRules.Let> lets = new ArrayList<>();
    List<SchematronRules.Rule> rules = new ArrayList<>();
    for (XdmNode child : elements(pattern)) {
      switch (name(child)) {
        case "let" -> scope = let(child, scope, lets);
        case "rule" -> {
          if (!attribute(child, "abstract").equals("true")) {
            rules.add(rule(child, scope, abstractRules));
          }
        }
        default -> allowed(child);
      }
    }
    return new SchematronRules.Pattern(List.copyOf(lets), List.copyOf(rules));
  }

  private SchematronRules.Rule rule(
      XdmNode rule, SchematronScope scope, Map<String, XdmNode> abstractRules) {
    String context = attribute(rule, "context");
    if (context.isBlank()) {
      throw refused(rule, "a rule has no context");
    }
    List<SchematronRules.Let> lets = new ArrayList<>();
    List<SchematronRules.Check> checks = new ArrayList<>();
    body(rule, scope, abstractRules, lets, checks, 0);
    return new SchematronRules.Rule(
        compile(rule, SchematronContext.selection(scope.filled(context)), scope),
        List.copyOf(lets),
        List.copyOf(checks));
  }

  private SchematronScope body(
      XdmNode rule,
      SchematronScope outer,
      Map<String, XdmNode> abstractRules,
      List<SchematronRules.Let> lets,
      List<SchematronRules.Check> checks,
      int depth) {
    SchematronScope scope = outer;
    for (XdmNode child : elements(rule)) {
      switch (name(child)) {
        case "let" -> scope = let(child, scope, lets);
        case "assert" -> checks.add(check(child, scope, false));
        case "report" -> checks.add(check(child, scope, true));
        case "extends" -> {
          XdmNode base = abstractRules.get(attribute(child, "rule"));
          if (base == null || depth > MAX_EXTENDS) {
            throw refused(child, "it extends no abstract rule of the same pattern");
          }
          scope = body(base, scope, abstractRules, lets, checks, depth + 1);
        }
        default -> allowed(child);
      }
    }
    return scope;
  }

  private SchematronRules.Check check(XdmNode check, SchematronScope scope, boolean finds) {
    String role = attribute(check, "role").toLowerCase(java.util.Locale.ROOT);
    String id = attribute(check, "id");
    return new SchematronRules.Check(
        compile(check, scope.filled(attribute(check, "test")), scope),
        finds,
        DEFECT.contains(role) ? Validation.Finding.Kind.SCHEMA : Validation.Finding.Kind.HINT,
        id.isEmpty() ? name(check) + "-line-" + check.getLineNumber() : id,
        message(check));
  }

  /** The words of the schema; {@code value-of} would quote the document and becomes "…". */
  private String message(XdmNode check) {
    StringBuilder text = new StringBuilder();
    for (XdmNode child : check.children()) {
      if (child.getNodeKind() == XdmNodeKind.TEXT) {
        text.append(child.getStringValue());
      } else if (child.getNodeKind() == XdmNodeKind.ELEMENT) {
        switch (name(child)) {
          case "value-of", "name" -> text.append('…');
          case "emph", "span", "dir" -> text.append(child.getStringValue());
          default -> allowed(child);
        }
      }
    }
    String line = text.toString().replaceAll("\\s+", " ").strip();
    if (line.isEmpty()) {
      return "A rule of the standard is not kept.";
    }
    return line.length() > MAX_MESSAGE ? line.substring(0, MAX_MESSAGE) + "…" : line;
  }

  private SchematronScope let(XdmNode let, SchematronScope scope, List<SchematronRules.Let> lets) {
    String value = attribute(let, "value");
    if (value.isBlank()) {
      throw refused(let, "a variable without attribute 'value' is not supported");
    }
    QName name = new QName(attribute(let, "name"));
    lets.add(new SchematronRules.Let(name, compile(let, scope.filled(value), scope)));
    return scope.with(name);
  }

  private XPathExecutable compile(XdmNode at, String expression, SchematronScope scope) {
    XPathCompiler compiler = HardenedSaxon.processor().newXPathCompiler();
    compiler.setLanguageVersion("2.0");
    compiler.setWarningHandler(warning -> {});
    compiler.setCaching(false);
    namespaces.forEach(compiler::declareNamespace);
    scope.variables().forEach(compiler::declareVariable);
    try {
      XPathExecutable compiled = compiler.compile(expression);
      MeteredLoops.putInto(compiled);
      return compiled;
    } catch (MeteredLoops.HugeRange e) {
      throw refused(at, "'%s' counts to a very large number".formatted(expression));
    } catch (SaxonApiException e) {
      throw refused(
          at, "'%s' is no XPath 2.0 that is supported: %s".formatted(expression, e.getMessage()));
    }
  }

  private void allowed(XdmNode element) {
    if (!isSchematron(element) || !WITHOUT_EFFECT.contains(name(element))) {
      throw refused(
          element, "<%s> is not supported here".formatted(element.getNodeName().toString()));
    }
  }

  private Fault refused(XdmNode at, String what) {
    return new Fault(
        FaultCode.RULES_NOT_SUPPORTED,
        "Schematron '%s' cannot be used: line %d: %s."
            .formatted(file.getFileName(), at.getLineNumber(), what));
  }
}
