package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The schema packs of this installation, compiled once and shared. */
public interface SchemaPacks {
  Collection<SchemaPack> all();

  /** By {@code name:version}, or by {@code name} if only one version is installed. */
  Optional<SchemaPack> find(String reference);

  /**
   * XML by root element, JSON by schema URI. If several packs share a root element, the schema URI
   * decides, then the message type, then the message's attribute {@code version}; empty if that
   * leaves a doubt.
   */
  Optional<SchemaPack> recognise(SourceDocument document, @Nullable String schemaUri);

  /**
   * Validates against schema and code lists of the pack. Never throws for an invalid document.
   *
   * @throws Fault SCHEMA_PACK_INCOMPLETE (names the missing namespaces) or SCHEMA_PACK_INVALID if
   *     the pack cannot validate, SCHEMA_UNKNOWN if it is not installed, DOCUMENT_LIMIT_EXCEEDED if
   *     checking this document would take too long
   */
  Validation validate(SourceDocument document, SchemaPack pack);

  /** The code lists of a pack. */
  CodeLists codeLists(SchemaPack pack);

  /** Why the pack cannot validate; empty if it can. */
  default Optional<Fault> problem(SchemaPack pack) {
    return Optional.empty();
  }
}
