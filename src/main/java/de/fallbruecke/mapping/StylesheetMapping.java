package de.fallbruecke.mapping;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xoev.CodeLists;
import de.fallbruecke.xoev.SourceDocument;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;
import org.jspecify.annotations.Nullable;

/** A stylesheet that makes the case draft; for the rare case that a mapping file cannot express. */
record StylesheetMapping(
    Where where, XsltExecutable stylesheet, CoverageFile named, CaseFormat format, long maxSteps)
    implements Mapping {
  /** Less than a mapping file may do: a stylesheet can keep what it makes, some 20 bytes a step. */
  static final long MAX_STEPS = 5_000_000;

  private static final long STEPS_PER_BYTE = 5;

  @Override
  public MappingOutline outline() {
    return named.outline();
  }

  @Override
  public Mapped apply(SourceDocument source, CodeLists codeLists) {
    return apply(source, (Trace) null);
  }

  @Override
  public Traced trace(SourceDocument source, CodeLists codeLists) {
    Trace trace = new Trace();
    Mapped mapped = apply(source, trace);
    return new Traced(mapped, trace.tree());
  }

  private Mapped apply(SourceDocument source, @Nullable Trace trace) {
    boolean json = source.format() == SourceDocument.Format.JSON;
    XdmNode document = json ? JsonView.of(source.root()) : (XdmNode) source.root();
    Meter meter = new Meter(maxSteps + STEPS_PER_BYTE * source.bytes().length, Meter.MAX_NANOS);
    try {
      StylesheetReads reads = new StylesheetReads();
      XdmNode metered = new XdmNode(MeteredNode.root(document.getUnderlyingNode(), meter, reads));
      XdmNode result = transform(metered, new MeteredRun(meter));
      CaseDraft draft = new CaseDraft(where, result);
      Case record = read(draft.bytes());
      MessageName.into(record, source);
      CaseValues values = draft.values(meter);
      Coverage coverage = reads.coverage(document, json, values, named, meter, trace);
      if (trace != null) {
        reads.fields(draft, trace);
        trace.finish(document);
      }
      return new Mapped(record, coverage);
    } catch (Meter.Exceeded e) {
      throw where.failed("the stylesheet was stopped after " + e.getMessage());
    } catch (StackOverflowError e) {
      throw where.failed("the stylesheet was stopped, it calls itself too deeply");
    } catch (SaxonApiException e) {
      throw where.failed("the stylesheet ended with error " + code(e));
    }
  }

  private XdmNode transform(XdmNode document, MeteredRun run) throws SaxonApiException {
    Xslt30Transformer transformer = stylesheet.load30();
    run.takes(transformer.getUnderlyingController());
    transformer.setGlobalContextItem(document);
    XdmDestination result = new XdmDestination();
    result.setTreeModel(run.trees(false));
    transformer.applyTemplates(document, result);
    return result.getXdmNode();
  }

  private Case read(byte[] draft) {
    try {
      return format.fromDraft(draft);
    } catch (Fault fault) {
      if (fault.code() != FaultCode.CASE_INVALID) {
        throw fault;
      }
      throw where.failed("the result of the stylesheet is no valid draft of a case");
    }
  }

  /** Saxon's message may quote values, its code does not. */
  private static String code(SaxonApiException e) {
    return e.getErrorCode() == null ? "unknown" : e.getErrorCode().getLocalName();
  }
}
