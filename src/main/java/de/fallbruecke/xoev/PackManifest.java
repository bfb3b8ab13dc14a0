package de.fallbruecke.xoev;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code pack.yaml} says (docs/reference/schema-packs.md); all files are absolute.
 *
 * @param identifier the publisher's id of the standard, for people
 * @param header dialect of the message header, for people
 * @param namespaces the offline catalogue of XML: a namespace and the files that define it
 * @param aliases published file names of files that are kept under another name
 * @param doctypes files of the catalogue that may carry a DOCTYPE, named one by one
 * @param resources the offline catalogue of JSON: a schema URI and its file
 * @param codes JSON fields that carry a code
 * @param schematron rules beyond the schema
 */
record PackManifest(
    SchemaPack pack,
    SourceDocument.Format format,
    @Nullable String identifier,
    MessageHeader.@Nullable Dialect header,
    List<Path> entries,
    Map<String, List<Path>> namespaces,
    Map<String, List<Path>> aliases,
    List<Path> doctypes,
    Map<String, Path> resources,
    @Nullable Path codelists,
    Map<String, CodeField> codes,
    List<Path> schematron) {

  /** The list that a JSON field takes its codes from; without version any version counts. */
  record CodeField(String list, @Nullable String version) {}
}
