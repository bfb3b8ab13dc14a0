package de.fallbruecke.mapping;

import de.fallbruecke.platform.FaultCode;
import java.util.ArrayList;
import java.util.List;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;

/**
 * Values from the nodes of one path.
 *
 * @param before keep only what stands before the first of these characters; nothing if absent
 * @param after keep only what stands after it; everything if absent
 * @param blank whether a node without text counts too
 */
record FromPath(
    Where where,
    SourcePath path,
    @Nullable String before,
    @Nullable String after,
    boolean blank,
    Conversion conversion)
    implements ValueRule {
  @Override
  public List<Value> read(Run run, XdmNode context) {
    List<Value> values = new ArrayList<>();
    for (XdmNode node : path.select(context)) {
      Value value = value(run, node);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private @Nullable Value value(Run run, XdmNode node) {
    Raw raw = null;
    try {
      raw = blank ? new Raw(List.of(node), "") : Raw.of(node);
      raw = raw == null ? null : cut(raw);
      if (raw == null) {
        return null;
      }
      Value value = conversion.convert(raw, run).at(run.path(raw));
      run.use(raw, where, value);
      return value;
    } catch (Misfit misfit) {
      throw misfit(where, misfit, run.path(node), raw == null ? "" : ValueClass.of(raw.text()));
    }
  }

  private @Nullable Raw cut(Raw raw) {
    String text = raw.text();
    if (before != null) {
      int at = text.indexOf(before);
      text = at < 0 ? "" : text.substring(0, at);
    }
    if (after != null) {
      int at = text.indexOf(after);
      text = at < 0 ? text : text.substring(at + after.length());
    }
    Raw cut = raw.withText(text);
    return cut.text().isEmpty() && !blank ? null : cut;
  }

  static RuntimeException misfit(Where where, Misfit misfit, String path, String valueClass) {
    return where.fault(
        misfit.isUnknownCode() ? FaultCode.CODE_UNKNOWN : FaultCode.MAPPING_FAILED,
        "the value at "
            + path
            + (valueClass.isEmpty() ? "" : " (" + valueClass + ")")
            + " does not fit: "
            + misfit.getMessage());
  }
}
