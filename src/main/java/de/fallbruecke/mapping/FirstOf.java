package de.fallbruecke.mapping;

import java.util.List;
import net.sf.saxon.s9api.XdmNode;

/** The first of several rules that gives a value; what the others would give stays open. */
record FirstOf(List<ValueRule> rules) implements ValueRule {
  FirstOf {
    rules = List.copyOf(rules);
  }

  @Override
  public List<Value> read(Run run, XdmNode context) {
    for (ValueRule rule : rules) {
      List<Value> values = rule.read(run, context);
      if (!values.isEmpty()) {
        return values;
      }
    }
    return List.of();
  }
}
