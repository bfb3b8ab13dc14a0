package de.fallbruecke.mapping;

import de.fallbruecke.platform.HardenedSaxon;
import de.fallbruecke.xoev.FimId;
import de.fallbruecke.xoev.SourceDocument;
import java.util.Map;
import java.util.regex.Pattern;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.UnprefixedElementMatchingPolicy;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.type.UType;
import org.jspecify.annotations.Nullable;

/** Compiles the paths of one file. A name without prefix means the element in any namespace. */
final class PathCompiler {
  private static final Pattern QUOTED = Pattern.compile("\\s+");

  private final XPathCompiler compiler = HardenedSaxon.processor().newXPathCompiler();
  private final Report report;
  private final SourceDocument.Format format;

  PathCompiler(Report report, SourceDocument.Format format) {
    this.report = report;
    this.format = format;
    compiler.setLanguageVersion("3.1");
    compiler.setUnprefixedElementMatchingPolicy(UnprefixedElementMatchingPolicy.ANY_NAMESPACE);
    compiler.setWarningHandler(warning -> {});
    compiler.setCaching(false);
  }

  /** Declares the prefixes of the block {@code namespaces:}. */
  void namespaces(Keys keys) {
    Yaml.Block block = keys.block("namespaces");
    if (block == null) {
      return;
    }
    for (Map.Entry<Yaml.Text, Yaml> entry : block.entries().entrySet()) {
      String prefix = entry.getKey().value();
      if (entry.getValue() instanceof Yaml.Text uri
          && prefix.matches("[A-Za-z_][A-Za-z0-9_.\\-]*")
          && !uri.value().isBlank()) {
        compiler.declareNamespace(prefix, uri.value());
      } else {
        report.add(entry.getKey().line(), "", "this is no namespace", "Write prefix: URI.");
      }
    }
  }

  /** A path that names nodes, or null if it cannot; the report then says why. */
  @Nullable SourcePath nodes(Yaml.Text text, String field) {
    SourcePath path = condition(text, field);
    if (path != null
        && !UType.XNODE.overlaps(
            path.compiled().getResultItemType().getUnderlyingItemType().getUType())) {
      report.add(
          text.line(),
          field,
          "path '" + text.value() + "' computes a value instead of naming a place in the source",
          "Name the element or attribute; combine with join:, first:, before: or after:.");
      return null;
    }
    return path;
  }

  /** Any expression, used for its truth. */
  @Nullable SourcePath condition(Yaml.Text text, String field) {
    String objection = PathRules.objection(text.value());
    if (objection != null) {
      report.add(
          text.line(),
          field,
          "'" + text.value() + "': " + objection,
          "Allowed are steps, predicates, comparisons and the functions listed in docs/reference/mapping.md.");
      return null;
    }
    try {
      // the tree of a JSON document has its FIM ids in the short width
      XPathExecutable compiled =
          compiler.compile(
              format == SourceDocument.Format.JSON
                  ? FimId.shortenInPath(text.value())
                  : text.value());
      return new SourcePath(text.value(), new Where(report.file(), text.line(), field), compiled);
    } catch (SaxonApiException e) {
      report.add(
          text.line(),
          field,
          "'" + text.value() + "' is no XPath: " + oneLine(e.getMessage()),
          "Correct the path; a prefix must be declared under namespaces:.");
      return null;
    } catch (IllegalStateException | StackOverflowError e) {
      // Saxon's optimiser loses its way in some tens of signs or brackets in a row
      report.add(
          text.line(),
          field,
          "'" + text.value() + "' is nested deeper than paths are compiled",
          "Write it with fewer signs and brackets.");
      return null;
    }
  }

  static String oneLine(@Nullable String message) {
    return message == null ? "unreadable" : QUOTED.matcher(message).replaceAll(" ").strip();
  }
}
