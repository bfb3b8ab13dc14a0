package de.fallbruecke.mapping;

import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.xoev.CodeLists;
import de.fallbruecke.xoev.SourceDocument;

/** A compiled mapping; immutable, safe for concurrent use. */
public interface Mapping {
  /**
   * Fills what the mapping knows of the case from the source; the caller adds ids, documents and
   * times.
   *
   * @throws de.fallbruecke.platform.Fault MAPPING_FAILED naming file, line, case field and source
   *     path, never the value
   */
  Mapped apply(SourceDocument source, CodeLists codeLists);

  /**
   * As {@link #apply}, for a person who compares source and result. Slower, and what it gives holds
   * content.
   */
  default Traced trace(SourceDocument source, CodeLists codeLists) {
    throw new UnsupportedOperationException("This mapping cannot be traced");
  }

  /** What it does; empty where that cannot be told. */
  default MappingOutline outline() {
    return MappingOutline.NONE;
  }

  /** The result. */
  record Mapped(Case caseRecord, Coverage coverage) {}
}
