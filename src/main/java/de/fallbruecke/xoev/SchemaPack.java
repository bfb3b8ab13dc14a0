package de.fallbruecke.xoev;

import java.nio.file.Path;
import java.util.List;

/**
 * One version of a standard, as described by {@code schemas/packs/<name>/<version>/pack.yaml}.
 *
 * @param name for example {@code xsozial-synthetisch}
 * @param version the standard's version
 * @param title for people
 * @param synthetic true if the pack is ours and only imitates the shape of a standard
 * @param schemaUris the schema URIs under which senders announce it
 * @param roots for XML the root elements as {@code {namespace}local}; empty for JSON
 * @param directory where it lies
 */
public record SchemaPack(
    String name,
    String version,
    String title,
    boolean synthetic,
    List<String> schemaUris,
    List<String> roots,
    Path directory) {
  public SchemaPack {
    schemaUris = List.copyOf(schemaUris);
    roots = List.copyOf(roots);
  }
}
