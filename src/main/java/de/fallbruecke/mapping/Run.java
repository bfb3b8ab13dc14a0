package de.fallbruecke.mapping;

import de.fallbruecke.xoev.CodeLists;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;

/** One document on its way through a mapping. Not shared between threads. */
record Run(CodeLists codeLists, Leaves leaves, Paths paths) {
  /** For values that the mapping itself gives. */
  static final Run NOWHERE = new Run(new NoCodeLists(), new Leaves(), new Paths(false));

  /** The value went into the case. */
  void use(Raw raw) {
    for (XdmNode node : raw.nodes()) {
      leaves.use(node);
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
