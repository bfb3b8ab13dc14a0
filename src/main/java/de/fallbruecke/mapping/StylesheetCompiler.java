package de.fallbruecke.mapping;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.platform.HardenedSaxon;
import de.fallbruecke.platform.SecureXml;
import java.io.ByteArrayInputStream;
import java.util.Map;
import net.sf.saxon.s9api.DocumentBuilder;
import net.sf.saxon.s9api.Location;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import org.jspecify.annotations.Nullable;

/** Compiles a stylesheet of a package: rules first, then Saxon, then the meter. */
final class StylesheetCompiler implements Mappings {
  private static final int MAX_BYTES = 1_000_000;
  private static final String BASE = "urn:fallbruecke:stylesheet";

  private final CaseFormat format;
  private final long maxSteps;

  StylesheetCompiler(CaseFormat format) {
    this(format, StylesheetMapping.MAX_STEPS);
  }

  /** With another limit than usual. */
  StylesheetCompiler(CaseFormat format, long maxSteps) {
    this.format = format;
    this.maxSteps = maxSteps;
  }

  @Override
  public Mapping compile(String packageName, String file, Map<String, byte[]> files) {
    CoverageFile coverage = CoverageFile.beside(packageName, file, files);
    Report report = new Report(packageName + "/" + file);
    XdmNode stylesheet = read(files.get(file), report);
    report.throwIfAny();
    XsltExecutable executable = stylesheet == null ? null : executable(stylesheet, report);
    report.throwIfAny();
    if (executable == null) {
      throw new IllegalStateException("What is missing was reported above");
    }
    return new StylesheetMapping(
        new Where(report.file(), 1, ""), executable, coverage, format, maxSteps);
  }

  private static @Nullable XdmNode read(byte @Nullable [] content, Report report) {
    if (content == null) {
      report.add(1, "", "the file is not in the package", "Add it or correct its name.");
      return null;
    }
    if (content.length > MAX_BYTES) {
      report.add(1, "", "the file is larger than allowed", "Make it smaller than 1 MB.");
      return null;
    }
    try {
      DocumentBuilder builder = HardenedSaxon.processor().newDocumentBuilder();
      builder.setLineNumbering(true);
      XdmNode document = builder.build(SecureXml.source(new ByteArrayInputStream(content), BASE));
      for (XdmNode child : document.children()) {
        if (child.getNodeKind() == XdmNodeKind.ELEMENT) {
          new StylesheetRules(report, child).check(child);
        }
      }
      return document;
    } catch (SaxonApiException e) {
      report.add(1, "", "the file is no XML, or has a DOCTYPE", "Check it in an editor.");
      return null;
    } catch (StackOverflowError e) {
      report.add(1, "", "the file is nested too deeply", "Use templates.");
      return null;
    }
  }

  private static @Nullable XsltExecutable executable(XdmNode stylesheet, Report report) {
    XsltCompiler compiler = HardenedSaxon.processor().newXsltCompiler();
    compiler.setJustInTimeCompilation(false);
    compiler.setErrorReporter(
        error -> {
          if (!error.isWarning()) {
            Location at = error.getLocation();
            report.add(
                Math.max(1, at == null ? 1 : at.getLineNumber()),
                "",
                PathCompiler.oneLine(error.getMessage()),
                "Correct the stylesheet.");
          }
        });
    try {
      return MeteredStylesheet.of(compiler.compile(stylesheet.asSource()));
    } catch (SaxonApiException e) {
      report.add(1, "", "the stylesheet cannot be compiled", "Correct what is listed.");
    } catch (StackOverflowError e) {
      report.add(1, "", "an expression is nested too deeply", "Use variables.");
    }
    return null;
  }
}
