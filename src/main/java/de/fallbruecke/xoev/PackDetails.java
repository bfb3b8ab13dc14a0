package de.fallbruecke.xoev;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything to be told of an installed pack.
 *
 * @param identifier the publisher's id of the standard
 * @param header dialect of its message headers, null if it has none that is known
 * @param namespaces namespaces, or schema URIs of JSON, that the pack defines
 * @param doctypes names of its schema files that carry a DOCTYPE
 * @param codeLists the lists that came with it
 * @param rules number of its Schematron rules
 * @param problem why it validates nothing, null if it does
 */
public record PackDetails(
    SchemaPack pack,
    SourceDocument.Format format,
    @Nullable String identifier,
    MessageHeader.@Nullable Dialect header,
    List<String> namespaces,
    List<String> doctypes,
    List<ListVersion> codeLists,
    int rules,
    @Nullable String problem) {
  public PackDetails {
    namespaces = List.copyOf(namespaces);
    doctypes = List.copyOf(doctypes);
    codeLists = List.copyOf(codeLists);
  }

  /** The same pack at another place. */
  PackDetails in(Path directory) {
    SchemaPack moved =
        new SchemaPack(
            pack.name(),
            pack.version(),
            pack.title(),
            pack.synthetic(),
            pack.schemaUris(),
            pack.roots(),
            pack.messageTypes(),
            pack.validity(),
            directory);
    return new PackDetails(
        moved, format, identifier, header, namespaces, doctypes, codeLists, rules, problem);
  }

  /**
   * One version of a code list.
   *
   * @param codes how many codes it has
   */
  public record ListVersion(String uri, String version, int codes, Validity validity) {}
}
