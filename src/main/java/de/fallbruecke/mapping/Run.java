package de.fallbruecke.mapping;

import de.fallbruecke.xoev.CodeLists;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;

/** One document on its way through a mapping. Not shared between threads. */
record Run(CodeLists codeLists, Leaves leaves, Paths paths, @Nullable Trace trace) {
  /** For values that the mapping itself gives. */
  static final Run NOWHERE = new Run(new NoCodeLists(), new Leaves(), new Paths(false), null);

  /** The value went into the case, in this form. */
  void use(Raw raw, Where where, Value value) {
    for (XdmNode node : raw.nodes()) {
      leaves.use(node);
      if (trace != null) {
        SourceNode.CaseField field =
            new SourceNode.CaseField(where.field(), value.text(), value.label());
        Leaves.own(node).forEach(leaf -> trace.into(leaf, field));
      }
    }
  }

  /** Where the value stands; several places are separated by a blank. */
  String path(Raw raw) {
    return raw.nodes().size() == 1
        ? path(raw.node())
        : raw.nodes().stream().map(this::path).distinct().collect(Collectors.joining(" "));
  }

  String path(XdmNode node) {
    return paths.of(node);
  }

  private static final class NoCodeLists implements CodeLists {
    @Override
    public boolean knows(String listUri, @Nullable String listVersion) {
      return false;
    }

    @Override
    public Optional<String> label(String listUri, @Nullable String listVersion, String code) {
      return Optional.empty();
    }
  }
}
