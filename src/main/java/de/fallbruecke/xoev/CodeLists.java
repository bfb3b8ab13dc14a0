package de.fallbruecke.xoev;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Code lists of one schema pack. A list may be absent: then nothing is known about its codes. */
public interface CodeLists {
  /** Whether the list is here in this version (null: in any). */
  boolean knows(String listUri, @Nullable String listVersion);

  /** The label of the code, empty if the list is absent or lacks the code. */
  Optional<String> label(String listUri, @Nullable String listVersion, String code);
}
