package de.fallbruecke.mapping;

import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.xoev.SourceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code mapping.yaml}; the language is described in docs/reference/mapping.md. */
final class YamlMappings implements Mappings {
  private static final String LANGUAGE = "1";

  @Override
  public Mapping compile(String packageName, String file, Map<String, byte[]> files) {
    Report report = new Report(packageName + "/" + file);
    byte @Nullable [] content = files.get(file);
    Yaml yaml = content == null ? null : new YamlReader(report).read(content);
    if (content == null) {
      report.add(1, "", "the file is not in the package", "Add it or correct its name.");
    }
    report.throwIfAny();
    Mapping mapping = yaml instanceof Yaml.Block block ? mapping(block, report) : null;
    if (mapping == null) {
      report.add(1, "", "the file has no block 'case'", "Add 'case:' with the fields to fill.");
    }
    report.throwIfAny();
    if (mapping == null) {
      throw new IllegalStateException("A missing mapping was reported above");
    }
    return mapping;
  }

  private static @Nullable Mapping mapping(Yaml.Block block, Report report) {
    Keys keys = new Keys(report, block, "");
    if (!LANGUAGE.equals(keys.word("mapping"))) {
      report.add(
          keys.lineOf("mapping"),
          "",
          "the version of the mapping language is missing or unknown",
          "Begin the file with 'mapping: 1'.");
    }
    // holds blocks for &name and *name, which YAML itself resolves
    keys.get("define");
    SourceDocument.Format format = format(keys, report);
    PathCompiler paths = new PathCompiler(report, format);
    namespaces(keys, paths, report);
    Yaml.Block content = keys.block("case");
    BlockRule<Case> rule =
        content == null
            ? null
            : new BlockCompiler(report, paths).compile(content, CaseShape.CASE, "");
    List<SourcePath> ignore = named(keys, "ignore", paths, report);
    List<SourcePath> attach = named(keys, "attach", paths, report);
    keys.close();
    return rule == null
        ? null
        : new CompiledMapping(
            new Where(report.file(), block.line(), ""), format, rule, ignore, attach);
  }

  private static SourceDocument.Format format(Keys keys, Report report) {
    String format = keys.word("source");
    if (!"xml".equals(format) && !"json".equals(format)) {
      report.add(
          keys.lineOf("source"),
          "",
          "nothing says what the source is",
          "Write 'source: xml' or 'source: json'.");
    }
    return "json".equals(format) ? SourceDocument.Format.JSON : SourceDocument.Format.XML;
  }

  private static void namespaces(Keys keys, PathCompiler paths, Report report) {
    Yaml.Block block = keys.block("namespaces");
    if (block == null) {
      return;
    }
    for (Map.Entry<Yaml.Text, Yaml> entry : block.entries().entrySet()) {
      String prefix = entry.getKey().value();
      if (entry.getValue() instanceof Yaml.Text uri
          && prefix.matches("[A-Za-z_][A-Za-z0-9_.\\-]*")
          && !uri.value().isBlank()) {
        paths.namespace(prefix, uri.value());
      } else {
        report.add(entry.getKey().line(), "", "this is no namespace", "Write prefix: URI.");
      }
    }
  }

  /** Paths with a reason each: what is left out is left out by name and on purpose. */
  private static List<SourcePath> named(Keys keys, String key, PathCompiler paths, Report report) {
    List<SourcePath> named = new ArrayList<>();
    for (Yaml item : keys.items(key)) {
      if (!(item instanceof Yaml.Block block)) {
        report.add(
            item.line(), key, "a reason is missing", "Write '- path: ...' and 'reason: ...'.");
        continue;
      }
      Keys entry = new Keys(report, block, key);
      Yaml.Text path = entry.text("path");
      if (entry.word("reason") == null || path == null) {
        report.add(
            block.line(),
            key,
            "path or reason is missing",
            "Write '- path: ...' and 'reason: ...'.");
      }
      entry.close();
      SourcePath compiled = path == null ? null : paths.nodes(path, key);
      if (compiled != null) {
        named.add(compiled);
      }
    }
    return named;
  }
}
