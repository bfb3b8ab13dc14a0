package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;

/** Parses source documents with all limits of the hardened factories. */
public interface SourceDocuments {
  /**
   * Parses by media type ({@code application/xml}, {@code text/xml}, {@code *+xml}, {@code
   * application/json}, {@code *+json}).
   *
   * @throws Fault DOCUMENT_NOT_WELL_FORMED (with line and column) or DOCUMENT_LIMIT_EXCEEDED
   */
  SourceDocument parse(byte[] bytes, String mediaType);
}
