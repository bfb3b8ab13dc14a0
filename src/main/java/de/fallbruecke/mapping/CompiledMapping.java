package de.fallbruecke.mapping;

import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.xoev.CodeLists;
import de.fallbruecke.xoev.SourceDocument;
import java.util.List;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import org.jspecify.annotations.Nullable;

/** A mapping file, ready to run. */
record CompiledMapping(
    Where where,
    SourceDocument.Format format,
    BlockRule<Case> rule,
    List<NamedPath> ignore,
    List<NamedPath> attach,
    MappingOutline outline,
    long maxSteps)
    implements Mapping {
  CompiledMapping {
    ignore = List.copyOf(ignore);
    attach = List.copyOf(attach);
  }

  @Override
  public Mapped apply(SourceDocument source, CodeLists codeLists) {
    return apply(source, codeLists, null);
  }

  @Override
  public Traced trace(SourceDocument source, CodeLists codeLists) {
    Trace trace = new Trace();
    Mapped mapped = apply(source, codeLists, trace);
    return new Traced(mapped, trace.tree());
  }

  private Mapped apply(SourceDocument source, CodeLists codeLists, @Nullable Trace trace) {
    if (source.format() != format) {
      throw where.failed("the mapping is for " + format + ", the document is " + source.format());
    }
    boolean json = format == SourceDocument.Format.JSON;
    XdmNode document = json ? JsonView.of(source.root()) : (XdmNode) source.root();
    try {
      return run(document, source, new Run(codeLists, new Leaves(), new Paths(json), trace));
    } catch (Meter.Exceeded e) {
      throw where.failed(
          "mapping was stopped after " + e.getMessage() + "; simplify paths with //");
    } catch (StackOverflowError e) {
      throw where.failed("mapping was stopped, the document or a path is nested too deeply");
    }
  }

  private Mapped run(XdmNode document, SourceDocument source, Run run) {
    XdmNode metered = MeteredNode.document(document, new Meter(maxSteps, Meter.MAX_NANOS));
    XdmNode root = element(metered);
    Case record = new Case();
    rule.fill(run, root, record);
    MessageName.into(record, source);
    Account account = new Account(run.leaves()::isUsed, run.trace());
    account.name(ignore, attach, root);
    Mapped mapped = new Mapped(record, account.of(document, format == SourceDocument.Format.JSON));
    if (run.trace() != null) {
      run.trace().finish(document);
    }
    return mapped;
  }

  private static XdmNode element(XdmNode document) {
    for (XdmNode child : document.children()) {
      if (child.getNodeKind() == XdmNodeKind.ELEMENT) {
        return child;
      }
    }
    throw new IllegalStateException("A document has a root element");
  }
}
