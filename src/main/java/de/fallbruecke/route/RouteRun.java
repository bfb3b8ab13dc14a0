package de.fallbruecke.route;

import de.fallbruecke.mapping.Mapping;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.camel.Entrance;
import de.fallbruecke.route.camel.RouteWork;
import de.fallbruecke.route.camel.RunningInstance;
import de.fallbruecke.submission.ContentDefect;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.xoev.SourceDocument;
import de.fallbruecke.xoev.SourceDocuments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a route over one input: a pure function but for the clock. */
final class RouteRun {
  private final SourceDocuments documents;
  private final CaseAssembler assembler;

  RouteRun(SourceDocuments documents, CaseAssembler assembler) {
    this.documents = documents;
    this.assembler = assembler;
  }

  /** Through this version, active or not. */
  Routed through(Entrance entrance, RouteInput input) {
    Envelope.@Nullable Data declared = input.envelope().data();
    if (declared == null || input.data() == null) {
      throw failed(input, entrance.instance(), "there is no structured data to map");
    }
    SourceDocument source;
    try {
      source = documents.parse(input.data(), declared.mediaType());
    } catch (Fault e) {
      if (e.code() == FaultCode.DOCUMENT_NOT_WELL_FORMED) {
        return new Routed.Defective(
            new ContentDefect(ContentDefect.Kind.NOT_WELL_FORMED, String.valueOf(e.getMessage())));
      }
      throw e;
    }
    RouteWork work =
        new RouteWork(
            input.submission().id(),
            entrance.instance(),
            input.destination(),
            input.envelope(),
            source);
    entrance.run(work);
    return outcome(input, source, entrance.instance(), work);
  }

  private Routed outcome(
      RouteInput input, SourceDocument source, RunningInstance instance, RouteWork work) {
    if (work.defect().isPresent()) {
      return new Routed.Defective(work.defect().get());
    }
    Mapping.Mapped mapped =
        work.mapped().orElseThrow(() -> failed(input, instance, "no step made a case"));
    if (work.targets().isEmpty()) {
      throw failed(input, instance, "no step enlisted a target");
    }
    if (!work.targets().containsValue(true)) {
      // Otherwise the receipt would go out although nobody has to have the case.
      throw failed(input, instance, "no required target was enlisted");
    }
    List<Routed.Wanted> wanted = new ArrayList<>();
    work.targets().forEach((target, required) -> wanted.add(new Routed.Wanted(target, required)));
    return assembler.complete(
        input,
        source,
        work.header(),
        mapped,
        new Routed.Provenance(instance.packageId(), instance.version(), instance.hash()),
        wanted);
  }

  private static Fault failed(RouteInput input, RunningInstance instance, String why) {
    return new Fault(
        FaultCode.ROUTE_FAILED,
        "Submission %s went through %s, but %s. It is held, nothing is lost; correct the package or take it by hand, then release it."
            .formatted(input.submission().id(), instance.title(), why));
  }
}
