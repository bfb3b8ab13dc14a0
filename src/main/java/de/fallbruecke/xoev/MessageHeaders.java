package de.fallbruecke.xoev;

import java.util.Optional;

/** Reads the header of XÖV messages without knowing their standard. */
public interface MessageHeaders {
  /** The header, or empty if the document has none of the known dialects. */
  Optional<MessageHeader> read(SourceDocument document);
}
