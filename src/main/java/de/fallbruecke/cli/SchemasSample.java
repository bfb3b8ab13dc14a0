package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.xoev.PackDirectory;
import de.fallbruecke.xoev.SchemaPack;
import de.fallbruecke.xoev.SourceDocument;
import de.fallbruecke.xoev.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What validation says of one sample message.
 *
 * @param pack that recognised it, or null
 * @param trouble why it was not validated, or null
 */
record SchemasSample(
    Path file, @Nullable String pack, @Nullable String trouble, List<Validation.Finding> findings) {

  static SchemasSample of(Path file, @Nullable String schemaUri, PackDirectory packs) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String type = looksLikeXml(bytes) ? "application/xml" : "application/json";
      SourceDocument document = packs.documents().parse(bytes, type);
      SchemaPack pack = packs.packs().recognise(document, schemaUri).orElse(null);
      return pack == null
          ? new SchemasSample(file, null, "No installed pack recognises it.", List.of())
          : new SchemasSample(
              file, pack.reference(), null, packs.packs().validate(document, pack).findings());
    } catch (Fault e) {
      return new SchemasSample(file, null, e.getMessage(), List.of());
    } catch (IOException e) {
      return new SchemasSample(file, null, "The file cannot be read.", List.of());
    }
  }

  /** Whether it is valid; hints are none of the sender's faults. */
  boolean good() {
    return trouble == null && new Validation(findings).valid();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s%s"
            .formatted(
                file,
                trouble != null ? trouble : good() ? "valid" : "not valid",
                pack == null ? "" : " (" + pack + ")"));
    findings.forEach(
        finding ->
            lines.add(
                "  %s line %d, column %d, %s: %s (%s)"
                    .formatted(
                        finding.kind().name().toLowerCase(java.util.Locale.ROOT),
                        finding.line(),
                        finding.column(),
                        finding.path(),
                        finding.message(),
                        finding.rule())));
    return lines;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    json.put("pack", pack);
    json.put("valid", good());
    json.put("trouble", trouble);
    json.put("findings", findings);
    return json;
  }

  private static boolean looksLikeXml(byte[] bytes) {
    for (byte b : bytes) {
      if (b == '<') {
        return true;
      }
      if (b == '{' || b == '[') {
        return false;
      }
    }
    return true;
  }
}
