package de.fallbruecke.mapping;

import java.util.ArrayList;
import java.util.List;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;

/** A date from separate places for year, month and day, as FIM writes it (facts/xoev §6). */
record FromParts(
    Where where,
    SourcePath year,
    @Nullable SourcePath month,
    @Nullable SourcePath day,
    boolean full)
    implements ValueRule {
  @Override
  public List<Value> read(Run run, XdmNode context) {
    List<XdmNode> nodes = new ArrayList<>();
    String y = part(run, year, context, nodes);
    String m = part(run, month, context, nodes);
    String d = part(run, day, context, nodes);
    if (nodes.isEmpty()) {
      return List.of();
    }
    Raw raw = new Raw(nodes, "parts");
    try {
      String date = Dates.of(y, m, d);
      if (full && date.length() != "yyyy-mm-dd".length()) {
        throw new Misfit("a part of the date is missing");
      }
      Value value = Value.of(date).at(run.path(raw));
      run.use(raw, where, value);
      return List.of(value);
    } catch (Misfit misfit) {
      throw FromPath.misfit(where, misfit, run.path(raw), "");
    }
  }

  private @Nullable String part(
      Run run, @Nullable SourcePath path, XdmNode context, List<XdmNode> nodes) {
    List<XdmNode> found = path == null ? List.of() : path.select(context);
    if (found.size() > 1) {
      throw where.failed("the date part at " + run.path(found.get(1)) + " is there twice");
    }
    try {
      Raw raw = found.isEmpty() ? null : Raw.of(found.getFirst());
      if (raw == null) {
        return null;
      }
      nodes.add(raw.node());
      return raw.text();
    } catch (Misfit misfit) {
      throw FromPath.misfit(where, misfit, run.path(found.getFirst()), "");
    }
  }
}
