package de.fallbruecke.mapping;

import java.util.List;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;

/**
 * Condition, default and obligation around another rule.
 *
 * @param when read only if this is true; null for always
 * @param fallback used if there is no value
 */
record Guarded(
    Where where,
    ValueRule rule,
    @Nullable SourcePath when,
    @Nullable Value fallback,
    Cardinality cardinality)
    implements ValueRule {
  @Override
  public List<Value> read(Run run, XdmNode context) {
    if (when != null && !when.test(context)) {
      return List.of();
    }
    List<Value> values = rule.read(run, context);
    if (values.isEmpty() && fallback != null) {
      return List.of(fallback);
    }
    if (!cardinality.isAny()) {
      cardinality.check(where, values.size(), "values", run.path(context));
    }
    return values;
  }
}
