package de.fallbruecke.xoev;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmValue;

/**
 * Compiled Schematron: what a standard demands beyond its schema. Immutable, safe for concurrent
 * use. Which parts of ISO Schematron are supported stands in docs/reference/schema-packs.md; {@link
 * SchematronCompiler} refuses the rest.
 *
 * @param lets variables of the whole schema
 */
record SchematronRules(List<Let> lets, List<Pattern> patterns) {
  /** A node counts in the first rule of a pattern whose context has it, and only there. */
  record Pattern(List<Let> lets, List<Rule> rules) {}

  /**
   * Assertions about the nodes of a context.
   *
   * @param context selects the nodes, from the document node
   */
  record Rule(XPathExecutable context, List<Let> lets, List<Check> checks) {}

  record Let(QName name, XPathExecutable value) {}

  /**
   * One assert or report.
   *
   * @param finds the outcome of the test that makes a finding: false for assert, true for report
   * @param message text of the schema alone; what it would take from the document is left out
   */
  record Check(
      XPathExecutable test,
      boolean finds,
      Validation.Finding.Kind kind,
      String rule,
      String message) {}

  int size() {
    return patterns.stream()
        .flatMap(pattern -> pattern.rules().stream())
        .mapToInt(rule -> rule.checks().size())
        .sum();
  }

  /**
   * Adds what the rules find.
   *
   * @throws Meter.Exceeded if that takes too long
   */
  void check(XdmNode document, SchematronFindings findings, Meter meter) {
    new Run(meter, findings).schema(document);
  }

  private final class Run {
    private final Meter meter;
    private final SchematronFindings findings;
    private final IdentityHashMap<XPathExecutable, XPathSelector> selectors =
        new IdentityHashMap<>();

    Run(Meter meter, SchematronFindings findings) {
      this.meter = meter;
      this.findings = findings;
    }

    void schema(XdmNode plain) {
      XdmNode document = MeteredNode.document(plain, meter);
      Map<QName, XdmValue> variables = bound(lets, document, Map.of());
      for (Pattern pattern : patterns) {
        pattern(pattern, document, bound(pattern.lets(), document, variables));
      }
    }

    private void pattern(Pattern pattern, XdmNode document, Map<QName, XdmValue> variables) {
      Set<NodeInfo> done = new HashSet<>();
      for (Rule rule : pattern.rules()) {
        for (XdmItem item : value(rule.context(), document, variables)) {
          if (item instanceof XdmNode node && done.add(MeteredNode.plain(node))) {
            rule(rule, node, bound(rule.lets(), node, variables));
            if (findings.full()) {
              return;
            }
          }
        }
      }
    }

    private void rule(Rule rule, XdmNode node, Map<QName, XdmValue> variables) {
      for (Check check : rule.checks()) {
        if (truth(check, node, variables) == check.finds()) {
          findings.add(check, node);
        }
      }
    }

    private Map<QName, XdmValue> bound(List<Let> lets, XdmNode node, Map<QName, XdmValue> outer) {
      if (lets.isEmpty()) {
        return outer;
      }
      Map<QName, XdmValue> inner = new LinkedHashMap<>(outer);
      for (Let let : lets) {
        inner.put(let.name(), value(let.value(), node, inner));
      }
      return inner;
    }

    private XdmValue value(
        XPathExecutable expression, XdmNode node, Map<QName, XdmValue> variables) {
      try {
        return loaded(expression, node, variables).evaluate();
      } catch (SaxonApiException e) {
        throw new Failed(e);
      }
    }

    private boolean truth(Check check, XdmNode node, Map<QName, XdmValue> variables) {
      try {
        return loaded(check.test(), node, variables).effectiveBooleanValue();
      } catch (SaxonApiException e) {
        throw new Failed(e);
      }
    }

    private XPathSelector loaded(
        XPathExecutable expression, XdmNode node, Map<QName, XdmValue> variables)
        throws SaxonApiException {
      XPathSelector selector = selectors.computeIfAbsent(expression, this::loaded);
      selector.setContextItem(node);
      for (Map.Entry<QName, XdmValue> variable : variables.entrySet()) {
        if (declares(expression, variable.getKey())) {
          selector.setVariable(variable.getKey(), variable.getValue());
        }
      }
      return selector;
    }

    /** Loading costs more than most tests; a selector may be used again by the same thread. */
    private XPathSelector loaded(XPathExecutable expression) {
      XPathSelector selector = expression.load();
      MeteredLoops.use(selector, meter);
      return selector;
    }

    private static boolean declares(XPathExecutable expression, QName name) {
      return expression.getRequiredCardinalityForVariable(name) != null;
    }
  }

  /** A rule met values that it cannot work with; carries the code, never Saxon's text. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(SaxonApiException cause) {
      super(
          cause.getErrorCode() == null ? "unknown" : cause.getErrorCode().getLocalName(),
          null,
          false,
          false);
    }
  }
}
