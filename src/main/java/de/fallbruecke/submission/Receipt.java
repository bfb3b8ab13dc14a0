package de.fallbruecke.submission;

import de.fallbruecke.evidence.Event;
import java.util.List;

/** What became of the receipt. */
public sealed interface Receipt {
  List<Event> evidence();

  /** The remote side has it, posted now or found there from an earlier try. */
  record Posted(boolean foundThere, List<Event> evidence) implements Receipt {}

  /** The remote side has closed the submission the other way; a person must look. */
  record Contradicted(String how, List<Event> evidence) implements Receipt {}
}
