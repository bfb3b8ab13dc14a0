package de.fallbruecke.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.XdmNode;

/** One value from several places, in the order of the mapping; what is missing is left out. */
record Joined(Where where, List<SourcePath> paths, String with, Conversion conversion)
    implements ValueRule {
  Joined {
    paths = List.copyOf(paths);
  }

  @Override
  public List<Value> read(Run run, XdmNode context) {
    List<XdmNode> nodes = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (SourcePath path : paths) {
      for (XdmNode node : path.select(context)) {
        try {
          Raw part = Raw.of(node);
          if (part != null) {
            nodes.add(node);
            texts.add(part.text());
          }
        } catch (Misfit misfit) {
          throw FromPath.misfit(where, misfit, run.path(node), "");
        }
      }
    }
    if (nodes.isEmpty()) {
      return List.of();
    }
    Raw raw = new Raw(nodes, texts.stream().collect(Collectors.joining(with)));
    try {
      Value value = conversion.convert(raw, run).at(run.path(raw));
      run.use(raw, where, value);
      return List.of(value);
    } catch (Misfit misfit) {
      throw FromPath.misfit(where, misfit, run.path(raw), ValueClass.of(raw.text()));
    }
  }
}
