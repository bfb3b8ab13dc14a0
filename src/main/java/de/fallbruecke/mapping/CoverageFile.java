package de.fallbruecke.mapping;

import de.fallbruecke.xoev.SourceDocument;
import java.util.List;
import java.util.Map;

/**
 * What a stylesheet leaves out, by name and with reasons: the file beside it that ends in {@code
 * .coverage.yaml} in place of {@code .xsl}.
 *
 * @param converted what goes into the case in another form than it stands in the source
 */
record CoverageFile(List<NamedPath> ignore, List<NamedPath> attach, List<NamedPath> converted) {
  private static final CoverageFile NONE = new CoverageFile(List.of(), List.of(), List.of());

  CoverageFile {
    ignore = List.copyOf(ignore);
    attach = List.copyOf(attach);
    converted = List.copyOf(converted);
  }

  static String nameFor(String stylesheet) {
    return stylesheet.substring(0, stylesheet.lastIndexOf('.')) + ".coverage.yaml";
  }

  /** Reads the file that belongs to the stylesheet; nothing is named if there is none. */
  static CoverageFile beside(String packageName, String stylesheet, Map<String, byte[]> files) {
    String name = nameFor(stylesheet);
    byte[] content = files.get(name);
    if (content == null) {
      return NONE;
    }
    Report report = new Report(packageName + "/" + name);
    Yaml yaml = new YamlReader(report).read(content);
    report.throwIfAny();
    CoverageFile read = NONE;
    if (yaml instanceof Yaml.Block block) {
      read = of(block, report);
    } else {
      report.add(1, "", "the file has no keys", "Begin the file with 'coverage: 1'.");
    }
    report.throwIfAny();
    return read;
  }

  private static CoverageFile of(Yaml.Block block, Report report) {
    Keys keys = new Keys(report, block, "");
    if (!"1".equals(keys.word("coverage"))) {
      report.add(
          keys.lineOf("coverage"),
          "",
          "the version of the file's language is missing or unknown",
          "Begin the file with 'coverage: 1'.");
    }
    // beside a stylesheet, which may be for either syntax and sees FIM ids as the tree has them
    PathCompiler paths = new PathCompiler(report, SourceDocument.Format.XML);
    paths.namespaces(keys);
    NamedPaths named = new NamedPaths(report, paths);
    CoverageFile read =
        new CoverageFile(
            named.of(keys, "ignore"), named.of(keys, "attach"), named.of(keys, "converted"));
    keys.close();
    return read;
  }

  MappingOutline outline() {
    return new MappingOutline(
        MappingOutline.Kind.STYLESHEET,
        List.of(),
        NamedPath.outline(ignore),
        NamedPath.outline(attach),
        NamedPath.outline(converted));
  }
}
