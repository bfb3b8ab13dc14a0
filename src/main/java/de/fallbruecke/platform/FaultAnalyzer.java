package de.fallbruecke.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a fault at start as its sentence instead of as a stack trace. */
final class FaultAnalyzer extends AbstractFailureAnalyzer<Fault> {
  @Override
  protected FailureAnalysis analyze(Throwable root, Fault cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "docs/reference/configuration.md lists every setting.",
        cause);
  }
}
