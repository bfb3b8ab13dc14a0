package de.fallbruecke.route;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.camel.Entrance;
import de.fallbruecke.route.camel.RouteContext;
import de.fallbruecke.route.folder.Parameter;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.xoev.SchemaPack;
import de.fallbruecke.xoev.SchemaPacks;
import de.fallbruecke.xoev.SourceDocument;
import de.fallbruecke.xoev.SourceDocuments;
import de.fallbruecke.xoev.Validation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shows what would become of a message in an instance: which standard it is, what is wrong with it,
 * the case, the deliveries. Nothing is stored, sent or logged; the message is gone with the answer.
 */
public final class TestBench {
  private final Candidates candidates;
  private final PackageCompiler compiler;
  private final RouteContext context;
  private final RouteRun run;
  private final CaseFormat format;
  private final Destinations destinations;
  private final SourceDocuments documents;
  private final SchemaPacks packs;

  TestBench(
      Candidates candidates,
      PackageCompiler compiler,
      RouteContext context,
      RouteRun run,
      CaseFormat format,
      Destinations destinations,
      SourceDocuments documents,
      SchemaPacks packs) {
    this.candidates = candidates;
    this.compiler = compiler;
    this.context = context;
    this.run = run;
    this.format = format;
    this.destinations = destinations;
    this.documents = documents;
    this.packs = packs;
  }

  /**
   * A message.
   *
   * @param data XML or JSON; not to be changed
   * @param service key of the service, null for the first one of the instance
   * @param attachments by file name; not to be changed
   */
  public record Message(
      byte[] data, @Nullable String service, SortedMap<String, byte[]> attachments) {
    /** JSON begins with a brace or bracket, XML never does. */
    public boolean json() {
      for (byte one : data) {
        if (one == '{' || one == '[') {
          return true;
        }
        if (one == '<') {
          return false;
        }
      }
      return false;
    }
  }

  /**
   * What would become of it.
   *
   * @param pack the schema pack that recognised it, null if none did
   * @param findings of the validation
   * @param made the case and what comes of it, null if there is none
   * @param stopped why there is none, null if there is one
   */
  public record Result(
      @Nullable String pack,
      List<Validation.Finding> findings,
      @Nullable Made made,
      @Nullable Stopped stopped) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /**
   * A case.
   *
   * @param json the case record
   * @param test whether the message is marked as a test
   */
  public record Made(byte[] json, List<Routed.Wanted> wanted, boolean test, Coverage coverage) {
    public Made {
      wanted = List.copyOf(wanted);
    }
  }

  /**
   * No case.
   *
   * @param defective the message itself is wrong, so the sender would be told; otherwise it would
   *     be held for a person
   */
  public record Stopped(FaultCode code, boolean defective, String detail) {}

  /**
   * Runs it.
   *
   * @param active the instance whose values count
   * @param candidate the version to try, the active one or another one of its package
   * @throws Fault what is wrong with the package; never something about the message
   */
  public Result run(Activation active, Candidate candidate, Message message) {
    ReadyPackage ready = compiler.compile(candidates.files(candidate));
    @Nullable String uri = schemaUri(ready);
    try (Trial trial = new Trial(context, run, format, with(active, ready), ready)) {
      SortedMap<String, byte[]> files = new TreeMap<>();
      files.put(message.json() ? "input.json" : "input.xml", message.data());
      message.attachments().forEach((name, bytes) -> files.put("attachments/" + name, bytes));
      Fixture fixture = new Fixture("test-bench", ready.manifest().id(), files);
      RouteInput input = input(trial, active, fixture, message.service(), uri);
      return result(trial, input, look(message, uri));
    }
  }

  /**
   * What the active version of an instance makes of one of its own fixtures.
   *
   * @throws Fault as the route ends with it
   */
  Routed routed(Activation active, ReadyPackage ready, Fixture fixture) {
    try (Trial trial = new Trial(context, run, format, with(active, ready), ready)) {
      return trial.run(input(trial, active, fixture, null, schemaUri(ready)));
    }
  }

  private RouteInput input(
      Trial trial,
      Activation active,
      Fixture fixture,
      @Nullable String service,
      @Nullable String uri) {
    Entrance entrance = trial.entrances().getFirst();
    @Nullable String known =
        service != null
            ? service
            : entrance.instance().services().stream().sorted().findFirst().orElse(null);
    return fixture.input(destination(entrance, active.tenant()), known, uri);
  }

  /** What validation says. */
  private record Looked(@Nullable String pack, List<Validation.Finding> findings) {}

  private Looked look(Message message, @Nullable String uri) {
    try {
      SourceDocument document =
          documents.parse(message.data(), message.json() ? "application/json" : "application/xml");
      @Nullable SchemaPack pack = packs.recognise(document, uri).orElse(null);
      return pack == null
          ? new Looked(null, List.of())
          : new Looked(pack.reference(), packs.validate(document, pack).findings());
    } catch (Fault fault) {
      // the run says the same in its own words
      return new Looked(null, List.of());
    }
  }

  private Result result(Trial trial, RouteInput input, Looked looked) {
    try {
      return switch (trial.run(input)) {
        case Routed.Mapped mapped ->
            new Result(
                looked.pack(),
                looked.findings(),
                new Made(
                    format.toJson(mapped.caseRecord()),
                    mapped.wanted(),
                    mapped.test(),
                    mapped.coverage()),
                null);
        case Routed.Defective defective ->
            new Result(
                looked.pack(),
                looked.findings(),
                null,
                new Stopped(FaultCode.DOCUMENT_INVALID, true, defective.defect().detail()));
      };
    } catch (Fault fault) {
      return new Result(
          looked.pack(),
          looked.findings(),
          null,
          new Stopped(fault.code(), false, fault.getMessage()));
    }
  }

  /** The values of the instance; what a newer version demands besides is made up. */
  private static Activation with(Activation active, ReadyPackage ready) {
    Map<String, String> values = new TreeMap<>();
    for (Parameter parameter : ready.manifest().parameters().values()) {
      @Nullable String own = active.values().get(parameter.name());
      values.put(
          parameter.name(),
          own != null && parameter.admits(own) ? own : SampleValues.of(parameter));
    }
    return new Activation(
        0,
        active.instance(),
        active.tenant(),
        Activation.Kind.ACTIVATED,
        active.origin(),
        ready.manifest().id(),
        ready.manifest().version(),
        ready.hash(),
        values,
        active.at(),
        active.by(),
        null,
        null);
  }

  private Destination destination(Entrance entrance, String tenant) {
    return destinations
        .find(entrance.destination())
        .filter(one -> one.tenant().equals(tenant) && one.channel().equals(entrance.channel()))
        .orElseGet(
            () ->
                new Destination(
                    entrance.destination(),
                    tenant,
                    entrance.channel(),
                    Duration.ofMinutes(1),
                    Destination.ReceiptCondition.DELIVERED,
                    false,
                    false,
                    List.of(),
                    List.of()));
  }

  private @Nullable String schemaUri(ReadyPackage ready) {
    for (String reference : ready.manifest().schemaPacks()) {
      for (String uri : packs.find(reference).map(SchemaPack::schemaUris).orElse(List.of())) {
        return uri;
      }
    }
    return null;
  }
}
