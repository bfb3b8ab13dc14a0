package de.fallbruecke.route.camel;

import de.fallbruecke.mapping.Mapping;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xoev.CodeLists;
import de.fallbruecke.xoev.SchemaPacks;
import java.util.Optional;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/**
 * Applies a mapping of the package. The endpoint is shared by all packages that name a mapping of
 * the same path; which file it is, the instance of the work knows.
 */
@UriEndpoint(
    scheme = "case",
    title = "Case record",
    syntax = "case:operation",
    producerOnly = true,
    remote = false)
final class CaseEndpoint extends StepEndpoint {
  private static final CodeLists NONE =
      new CodeLists() {
        @Override
        public boolean knows(String listUri, @Nullable String listVersion) {
          return false;
        }

        @Override
        public Optional<String> label(String listUri, @Nullable String listVersion, String code) {
          return Optional.empty();
        }
      };

  @UriPath(
      enums = "map",
      description = "map: fills the case record from the source document, once.")
  @Metadata(required = true)
  private final String operation;

  @UriParam(
      defaultValue = "mapping.yaml",
      description = "The mapping, a file below the folder of the package.")
  private final String mapping;

  private final SchemaPacks packs;

  CaseEndpoint(
      String uri, Component component, String operation, String mapping, SchemaPacks packs) {
    super(uri, component);
    this.operation = operation;
    this.mapping = mapping;
    this.packs = packs;
  }

  public String getOperation() {
    return operation;
  }

  public String getMapping() {
    return mapping;
  }

  @Override
  void step(Exchange exchange, RouteWork work) {
    @Nullable Mapping compiled = work.instance().mappings().get(mapping);
    if (compiled == null || work.mapped().isPresent()) {
      throw new Fault(
          FaultCode.ROUTE_FAILED,
          "The route of %s uses case:map %s. Submission %s is held; correct the package and release it."
              .formatted(
                  work.instance().title(),
                  compiled == null ? "with a mapping that was not loaded" : "twice in one run",
                  work.submission()));
    }
    CodeLists codeLists = work.pack().map(packs::codeLists).orElse(NONE);
    work.mapped(compiled.apply(work.source(), codeLists));
  }
}
