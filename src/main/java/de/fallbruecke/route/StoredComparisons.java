package de.fallbruecke.route;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.mapping.Mapping;
import de.fallbruecke.mapping.MappingOutline;
import de.fallbruecke.mapping.SourceNode;
import de.fallbruecke.mapping.Traced;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.camel.RouteContext;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.vault.StoredPart;
import de.fallbruecke.vault.Vault;
import de.fallbruecke.xoev.SourceDocument;
import de.fallbruecke.xoev.SourceDocuments;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs the stored package over the stored source and keeps what became of each leaf. */
final class StoredComparisons implements Comparisons {
  /** A tree takes some fifty times the size of its source. */
  private static final long LARGEST = 4L * 1024 * 1024;

  private final Vault vault;
  private final StoredInputs inputs;
  private final Destinations destinations;
  private final SourceDocuments documents;
  private final PackageStore store;
  private final PackageCompiler compiler;
  private final ActivationLog activations;
  private final RouteContext context;
  private final RouteRun run;
  private final CaseFormat format;

  StoredComparisons(
      Vault vault,
      StoredInputs inputs,
      Destinations destinations,
      SourceDocuments documents,
      PackageStore store,
      PackageCompiler compiler,
      ActivationLog activations,
      RouteContext context,
      RouteRun run,
      CaseFormat format) {
    this.vault = vault;
    this.inputs = inputs;
    this.destinations = destinations;
    this.documents = documents;
    this.store = store;
    this.compiler = compiler;
    this.activations = activations;
    this.context = context;
    this.run = run;
    this.format = format;
  }

  @Override
  public Comparison of(Submission submission, @Nullable String hash) {
    Optional<StoredPart> data =
        vault.parts(submission.id()).stream()
            .filter(part -> part.name().equals(Envelope.DATA_PART))
            .findFirst();
    if (data.filter(part -> part.size() > LARGEST).isPresent()) {
      return new Comparison.TooLarge(data.get().size(), LARGEST);
    }
    RouteInput input = inputs.of(submission, destinations.get(submission.destination()));
    Envelope.@Nullable Data declared = input.envelope().data();
    if (declared == null || input.data() == null) {
      return new Comparison.NotReadable(FaultCode.ROUTE_FAILED);
    }
    SourceDocument source;
    try {
      source = documents.parse(input.data(), declared.mediaType());
    } catch (Fault notReadable) {
      return new Comparison.NotReadable(notReadable.code());
    }
    if (hash == null) {
      return new Comparison.Untold(SourceNode.untold(source), FaultCode.NO_ROUTE);
    }
    try {
      return told(input, hash);
    } catch (Fault cannotRun) {
      return new Comparison.Untold(SourceNode.untold(source), cannotRun.code());
    }
  }

  private Comparison told(RouteInput input, String hash) {
    ReadyPackage ready =
        store
            .find(hash)
            .map(compiler::compile)
            .orElseThrow(() -> gone(input, "the files of its package"));
    Activation activation =
        activation(input.submission(), hash)
            .orElseThrow(() -> gone(input, "the activation of its package"));
    AtomicReference<@Nullable Traced> traced = new AtomicReference<>();
    Map<String, String> labels = new HashMap<>();
    Map<String, Mapping> mappings = new HashMap<>();
    ready
        .mappings()
        .forEach(
            (file, mapping) -> {
              mappings.put(file, traced(mapping, traced));
              labels.putAll(labels(mapping.outline()));
            });
    try (Trial trial =
        new Trial(context, run, format, activation, new ReadyPackage(ready.checked(), mappings))) {
      trial.run(input);
    }
    Traced result = traced.get();
    if (result == null) {
      throw gone(input, "a step that makes a case");
    }
    return new Comparison.Told(
        result.source(), ready.manifest().id(), ready.manifest().version(), labels);
  }

  private static Mapping traced(Mapping mapping, AtomicReference<@Nullable Traced> into) {
    return (source, codeLists) -> {
      Traced traced = mapping.trace(source, codeLists);
      into.set(traced);
      return traced.mapped();
    };
  }

  private static Map<String, String> labels(MappingOutline outline) {
    Map<String, String> labels = new HashMap<>();
    for (MappingOutline.FieldOutline field : outline.fields()) {
      if (field.label() != null) {
        labels.put(field.field(), field.label());
      }
    }
    return labels;
  }

  /** The newest one of this version for the tenant; values of later versions are none of it. */
  private Optional<Activation> activation(Submission submission, String hash) {
    return activations.current().stream()
        .map(Activation::instance)
        .flatMap(instance -> activations.of(instance).stream())
        .filter(Activation::runs)
        .filter(entry -> entry.hash().equals(hash) && entry.tenant().equals(submission.tenant()))
        .max(Comparator.comparingLong(Activation::id));
  }

  private static Fault gone(RouteInput input, String what) {
    return new Fault(
        FaultCode.PACKAGE_DAMAGED,
        "Submission %s cannot be compared with its case: %s is not there any more. Its case is not affected."
            .formatted(input.submission().id(), what));
  }
}
