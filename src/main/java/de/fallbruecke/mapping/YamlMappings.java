package de.fallbruecke.mapping;

import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.xoev.SourceDocument;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code mapping.yaml}; the language is described in docs/reference/mapping.md. */
final class YamlMappings implements Mappings {
  private static final String LANGUAGE = "1";

  private final long maxSteps;

  YamlMappings() {
    this(Meter.MAX_STEPS);
  }

  /** With another limit than usual. */
  YamlMappings(long maxSteps) {
    this.maxSteps = maxSteps;
  }

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

  private @Nullable Mapping mapping(Yaml.Block block, Report report) {
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
    paths.namespaces(keys);
    Yaml.Block content = keys.block("case");
    Outliner outliner = new Outliner();
    BlockRule<Case> rule =
        content == null
            ? null
            : new BlockCompiler(report, paths, outliner).compile(content, CaseShape.CASE, "");
    NamedPaths named = new NamedPaths(report, paths);
    List<NamedPath> ignore = named.of(keys, "ignore");
    List<NamedPath> attach = named.of(keys, "attach");
    keys.close();
    return rule == null
        ? null
        : new CompiledMapping(
            new Where(report.file(), block.line(), ""),
            format,
            rule,
            ignore,
            attach,
            new MappingOutline(
                MappingOutline.Kind.valueOf(format.name()),
                outliner.fields(),
                NamedPath.outline(ignore),
                NamedPath.outline(attach),
                List.of()),
            maxSteps);
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
}
