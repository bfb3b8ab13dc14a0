package de.fallbruecke.xoev;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The schema packs of this installation, compiled once and shared. */
public interface SchemaPacks {
  Collection<SchemaPack> all();

  /** By {@code name} or {@code name:version}. */
  Optional<SchemaPack> find(String reference);

  /** XML by root element, JSON by schema URI. */
  Optional<SchemaPack> recognise(SourceDocument document, @Nullable String schemaUri);

  /** Validates against schema and code lists of the pack. Never throws for an invalid document. */
  Validation validate(SourceDocument document, SchemaPack pack);

  /** The code lists of a pack. */
  CodeLists codeLists(SchemaPack pack);
}
