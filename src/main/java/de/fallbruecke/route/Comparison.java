package de.fallbruecke.route;

import de.fallbruecke.mapping.SourceNode;
import de.fallbruecke.platform.FaultCode;
import java.util.Map;

/** The source of a submission beside what was made of it. Holds content. */
public sealed interface Comparison {
  /**
   * Run again with the version that made the case.
   *
   * @param routePackage id and version of the package
   * @param labels of service-specific fields, by field
   */
  record Told(SourceNode source, String routePackage, String version, Map<String, String> labels)
      implements Comparison {
    public Told {
      labels = Map.copyOf(labels);
    }
  }

  /**
   * Only the source: no case was made, or its package cannot be run again.
   *
   * @param why NO_ROUTE if there is no case; else what stands in the way
   */
  record Untold(SourceNode source, FaultCode why) implements Comparison {}

  /** The source cannot be shown as a tree. */
  record NotReadable(FaultCode why) implements Comparison {}

  /** The source is too large to be shown as a tree. */
  record TooLarge(long size, long limit) implements Comparison {}
}
