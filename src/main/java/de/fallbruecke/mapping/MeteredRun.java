package de.fallbruecke.mapping;

import net.sf.saxon.Controller;
import net.sf.saxon.event.Builder;
import net.sf.saxon.event.PipelineConfiguration;
import net.sf.saxon.expr.XPathContext;
import net.sf.saxon.lib.ErrorReporter;
import net.sf.saxon.om.TreeModel;
import net.sf.saxon.s9api.XmlProcessingError;

/**
 * One run of a stylesheet under its meter. Travels with Saxon's controller as its error reporter,
 * the one thing that every context leads to and that we have to set anyway: what Saxon would report
 * quotes values and is dropped.
 */
final class MeteredRun implements ErrorReporter {
  private final Meter meter;

  MeteredRun(Meter meter) {
    this.meter = meter;
  }

  /** Takes over the run of this controller, with all trees that it builds. */
  void takes(Controller controller) {
    controller.setErrorReporter(this);
    controller.setModel(trees(true));
  }

  /** Builds trees whose nodes are steps; navigation in them counts too if it is asked for. */
  TreeModel trees(boolean metered) {
    return new TreeModel() {
      @Override
      public Builder makeBuilder(PipelineConfiguration pipe) {
        return new MeteredTree(pipe, meter, metered);
      }
    };
  }

  static Meter of(XPathContext context) {
    return ((MeteredRun) context.getController().getErrorReporter()).meter;
  }

  @Override
  public void report(XmlProcessingError error) {
    // see above
  }
}
