package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;

/** Parses source documents with all limits of the hardened factories. */
public interface SourceDocuments {
  /**
   * Parses by media type ({@code application/xml}, {@code text/xml}, {@code *+xml}, {@code
   * application/json}, {@code *+json}).
   *
   * @throws Fault DOCUMENT_NOT_WELL_FORMED (with line and column, never with content; also for a
   *     repeated JSON key), DOCUMENT_LIMIT_EXCEEDED, DOCUMENT_FORBIDDEN (a DOCTYPE) or
   *     DOCUMENT_TYPE_UNKNOWN (another media type)
   */
  SourceDocument parse(byte[] bytes, String mediaType);
}
