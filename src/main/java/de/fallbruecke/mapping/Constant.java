package de.fallbruecke.mapping;

import java.util.List;
import net.sf.saxon.s9api.XdmNode;

/** A value that the mapping itself gives. */
record Constant(Value value) implements ValueRule {
  @Override
  public List<Value> read(Run run, XdmNode context) {
    return List.of(value);
  }
}
