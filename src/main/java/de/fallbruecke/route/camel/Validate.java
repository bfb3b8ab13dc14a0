package de.fallbruecke.route.camel;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.RouteHeaders;
import de.fallbruecke.submission.ContentDefect;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.xoev.SchemaPack;
import de.fallbruecke.xoev.SchemaPacks;
import de.fallbruecke.xoev.Validation;
import de.fallbruecke.xoev.Validation.Finding;
import de.fallbruecke.xoev.Validation.Finding.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** {@code xoev:validate}: DESIGN §6 for the structured data. */
final class Validate implements XoevEndpoint.Operation {
  private static final int SHOWN = 3;

  private final SchemaPacks packs;
  private final boolean required;

  Validate(SchemaPacks packs, boolean required) {
    this.packs = packs;
    this.required = required;
  }

  @Override
  public void apply(Exchange exchange, RouteWork work) {
    Optional<SchemaPack> found =
        packs
            .recognise(work.source(), declared(work))
            .filter(pack -> handled(work.instance(), pack));
    if (found.isEmpty()) {
      if (required) {
        throw new Fault(
            FaultCode.SCHEMA_UNKNOWN,
            "Submission %s has data whose schema %s cannot handle. It is held, nothing is lost; import the schema pack or extend the package, then release it."
                .formatted(work.submission(), work.instance().title()));
      }
      return;
    }
    SchemaPack pack = found.get();
    work.recognised(pack);
    exchange.getMessage().setHeader(RouteHeaders.SCHEMA_PACK, pack.name() + ":" + pack.version());
    judge(exchange, work, pack, packs.validate(work.source(), pack));
  }

  private static void judge(
      Exchange exchange, RouteWork work, SchemaPack pack, Validation validation) {
    List<Finding> violations = of(Kind.SCHEMA, validation);
    if (!violations.isEmpty()) {
      if (!publishes(work, pack)) {
        throw new Fault(
            FaultCode.DOCUMENT_INVALID,
            "Submission %s is invalid under %s %s, which destination '%s' does not publish, so it cannot be rejected: %s. It is held; look at it with the sender."
                .formatted(
                    work.submission(),
                    pack.name(),
                    pack.version(),
                    work.destination().name(),
                    text(violations)));
      }
      work.defective(new ContentDefect(ContentDefect.Kind.SCHEMA_VIOLATION, text(violations)));
      exchange.setRouteStop(true);
      return;
    }
    List<Finding> codes = of(Kind.CODE, validation);
    if (!codes.isEmpty()) {
      throw new Fault(
          FaultCode.CODE_UNKNOWN,
          "Submission %s uses a code that %s %s does not know: %s. It is held, nothing is lost; update the code list and release it."
              .formatted(work.submission(), pack.name(), pack.version(), text(codes)));
    }
  }

  /**
   * Only what the destination publishes may be held against the sender. A destination that names no
   * schema takes any: then the sender's own declaration is what he can be held to.
   */
  private static boolean publishes(RouteWork work, SchemaPack pack) {
    List<String> published = work.destination().schemas();
    @Nullable String declared = declared(work);
    return published.isEmpty()
        ? declared != null && pack.schemaUris().contains(declared)
        : pack.schemaUris().stream().anyMatch(published::contains);
  }

  private static boolean handled(RunningInstance instance, SchemaPack pack) {
    return instance.schemaPacks().isEmpty()
        || instance.schemaPacks().contains(pack.name())
        || instance.schemaPacks().contains(pack.name() + ":" + pack.version());
  }

  private static @Nullable String declared(RouteWork work) {
    Envelope.Data data = work.envelope().data();
    return data == null ? null : data.schemaUri();
  }

  private static List<Finding> of(Kind kind, Validation validation) {
    return validation.findings().stream().filter(finding -> finding.kind() == kind).toList();
  }

  private static String text(List<Finding> findings) {
    String shown =
        findings.stream()
            .limit(SHOWN)
            .map(
                f ->
                    "line %d, column %d, %s: %s (%s)"
                        .formatted(f.line(), f.column(), f.path(), f.message(), f.rule()))
            .collect(Collectors.joining("; "));
    return findings.size() > SHOWN
        ? shown + "; and %d more".formatted(findings.size() - SHOWN)
        : shown;
  }
}
