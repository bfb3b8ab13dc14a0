package de.fallbruecke.mapping;

import java.util.List;
import net.sf.saxon.s9api.XdmNode;

/** Where the values of one case field come from. Immutable. */
sealed interface ValueRule permits FromPath, FromParts, Joined, FirstOf, Constant, Guarded {
  /** The values, converted, in document order; none if the source has none. */
  List<Value> read(Run run, XdmNode context);
}
