package de.fallbruecke.admin.view;

import de.fallbruecke.xoev.MessageHeader;
import de.fallbruecke.xoev.PackDetails;
import de.fallbruecke.xoev.SchemaPack;
import de.fallbruecke.xoev.SourceDocument;
import de.fallbruecke.xoev.Validity;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schema pack.
 *
 * @param format xml or json
 * @param header dialect of its message headers
 * @param validity how it stands today
 * @param doctypes names of its schema files that carry a DOCTYPE
 * @param rules number of its Schematron rules
 * @param problem why it validates nothing
 */
public record StandardView(
    String name,
    String version,
    String title,
    boolean synthetic,
    String format,
    @Nullable String identifier,
    MessageHeader.@Nullable Dialect header,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    Validity.State validity,
    List<String> schemaUris,
    List<String> roots,
    List<String> messageTypes,
    List<String> namespaces,
    List<String> doctypes,
    List<CodeList> codeLists,
    int rules,
    @Nullable String problem) {
  /** One version of a code list, with the number of its codes. */
  public record CodeList(String uri, String version, int codes, @Nullable LocalDate validFrom) {}

  /** {@code name:version}, as route packages write it. */
  public String reference() {
    return name + ":" + version;
  }

  public static StandardView of(PackDetails details, LocalDate today) {
    SchemaPack pack = details.pack();
    return new StandardView(
        pack.name(),
        pack.version(),
        pack.title(),
        pack.synthetic(),
        details.format() == SourceDocument.Format.XML ? "xml" : "json",
        details.identifier(),
        details.header(),
        pack.validity().from(),
        pack.validity().to(),
        pack.validity().on(today),
        pack.schemaUris(),
        pack.roots(),
        pack.messageTypes(),
        details.namespaces(),
        details.doctypes(),
        details.codeLists().stream()
            .map(
                list ->
                    new CodeList(list.uri(), list.version(), list.codes(), list.validity().from()))
            .toList(),
        details.rules(),
        details.problem());
  }
}
