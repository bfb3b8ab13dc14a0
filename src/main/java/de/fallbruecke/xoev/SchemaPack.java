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
 * @param messageTypes the message types of the standard, as in {@code nachrichtentyp/code}; they
 *     decide between packs that share a root element
 * @param validity when the version is in force
 * @param directory where it lies
 */
public record SchemaPack(
    String name,
    String version,
    String title,
    boolean synthetic,
    List<String> schemaUris,
    List<String> roots,
    List<String> messageTypes,
    Validity validity,
    Path directory) {
  public SchemaPack {
    schemaUris = List.copyOf(schemaUris);
    roots = List.copyOf(roots);
    messageTypes = List.copyOf(messageTypes);
  }

  /** A pack that names neither message types nor dates. */
  public SchemaPack(
      String name,
      String version,
      String title,
      boolean synthetic,
      List<String> schemaUris,
      List<String> roots,
      Path directory) {
    this(
        name, version, title, synthetic, schemaUris, roots, List.of(), Validity.UNKNOWN, directory);
  }

  /** {@code name:version}, as route packages write it. */
  public String reference() {
    return name + ":" + version;
  }
}
