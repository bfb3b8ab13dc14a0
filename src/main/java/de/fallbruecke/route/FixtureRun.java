package de.fallbruecke.route;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.camel.Entrance;
import de.fallbruecke.route.camel.RouteContext;
import de.fallbruecke.route.folder.Parameter;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.xoev.SchemaPack;
import de.fallbruecke.xoev.SchemaPacks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs the fixtures of a package and compares what comes out with what they expect. */
final class FixtureRun {
  private static final String TENANT = "mandant";

  private final RouteContext context;
  private final RouteRun run;
  private final CaseFormat format;
  private final SchemaPacks packs;

  FixtureRun(RouteContext context, RouteRun run, CaseFormat format, SchemaPacks packs) {
    this.context = context;
    this.run = run;
    this.format = format;
    this.packs = packs;
  }

  /** Every fixture of the package, by name. */
  List<FixtureResult> of(ReadyPackage ready) {
    return of(ready, Fixture.all(ready.checked().files()));
  }

  /** These fixtures, which may belong to another version of the package. */
  List<FixtureResult> of(ReadyPackage ready, List<Fixture> fixtures) {
    List<FixtureResult> results = new ArrayList<>();
    try (Trial trial = trial(ready)) {
      for (Fixture fixture : fixtures) {
        results.add(result(trial, ready, fixture));
      }
    }
    return results;
  }

  /** The package with sample values: each parameter without default has a value of its type. */
  Trial trial(ReadyPackage ready) {
    return new Trial(context, run, format, sample(ready), ready);
  }

  /** The input as the package would see it in a trial. */
  RouteInput input(Trial trial, ReadyPackage ready, Fixture fixture) {
    Entrance entrance = trial.entrances().getFirst();
    Destination destination =
        new Destination(
            entrance.destination(),
            TENANT,
            entrance.channel(),
            Duration.ofMinutes(1),
            Destination.ReceiptCondition.DELIVERED,
            false,
            false,
            List.of(),
            List.of());
    @Nullable String service =
        entrance.instance().services().stream().sorted().findFirst().orElse(null);
    return fixture.input(destination, service, schemaUri(ready));
  }

  private @Nullable String schemaUri(ReadyPackage ready) {
    for (String reference : ready.manifest().schemaPacks()) {
      for (String uri : packs.find(reference).map(SchemaPack::schemaUris).orElse(List.of())) {
        return uri;
      }
    }
    return null;
  }

  private FixtureResult result(Trial trial, ReadyPackage ready, Fixture fixture) {
    ObjectNode actual = Json.mapper().createObjectNode();
    String outcome;
    @Nullable String detail = null;
    @Nullable Coverage coverage = null;
    try {
      switch (trial.run(input(trial, ready, fixture))) {
        case Routed.Mapped mapped -> {
          outcome = "case";
          coverage = mapped.coverage();
          format.toXml(mapped.caseRecord()); // complete and valid, not only drafted
          deliveries(actual, mapped);
        }
        case Routed.Defective defective -> {
          outcome = "defect " + defective.defect().kind();
          detail = defective.defect().detail();
          actual.put("defect", defective.defect().kind().name());
        }
      }
    } catch (Fault fault) {
      outcome = "held " + fault.code().code();
      detail = fault.getMessage();
      actual.put("held", fault.code().code());
    }
    String draft = actual.has("deliveries") ? trial.draft() : "";
    return new FixtureResult(
        fixture.name(),
        outcome,
        detail,
        changes(fixture, draft, actual),
        coverage,
        draft,
        Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(actual) + "\n");
  }

  private static void deliveries(ObjectNode actual, Routed.Mapped mapped) {
    actual.put("test", mapped.test());
    for (Routed.Wanted wanted : mapped.wanted()) {
      actual
          .withArray("deliveries")
          .addObject()
          .put("target", wanted.target())
          .put("required", wanted.required());
    }
  }

  private List<FieldChange> changes(Fixture fixture, String draft, JsonNode actual) {
    List<FieldChange> changes = new ArrayList<>();
    JsonNode expected = json(fixture.file("expected-deliveries.json"));
    if (!actual.equals(expected)) {
      changes.add(
          new FieldChange(
              "expected-deliveries.json",
              expected == null ? null : expected.toString(),
              actual.toString()));
    }
    byte @Nullable [] expectedCase = fixture.file("expected-case.xml");
    if (!draft.isEmpty()
        || (expectedCase != null && expected != null && expected.has("deliveries"))) {
      changes.addAll(caseChanges(expectedCase, draft));
    }
    return changes;
  }

  private List<FieldChange> caseChanges(byte @Nullable [] expectedCase, String draft) {
    Map<String, String> after = draft.isEmpty() ? Map.of() : Fields.of(draft);
    if (expectedCase == null) {
      return List.of(
          new FieldChange(
              "expected-case.xml",
              null,
              after.size() + " fields; 'routes test --write' writes the file"));
    }
    try {
      return Fields.changes(Fields.of(format.toDraft(format.fromDraft(expectedCase))), after);
    } catch (Fault fault) {
      return List.of(new FieldChange("expected-case.xml", fault.getMessage(), null));
    }
  }

  private static @Nullable JsonNode json(byte @Nullable [] bytes) {
    try {
      return bytes == null ? null : Json.mapper().readTree(bytes);
    } catch (JacksonException e) {
      return Json.mapper().createObjectNode().put("error", "no JSON");
    }
  }

  private static Activation sample(ReadyPackage ready) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Parameter parameter : ready.manifest().parameters().values()) {
      values.put(parameter.name(), SampleValues.of(parameter));
    }
    return new Activation(
        0,
        "fixture",
        TENANT,
        Activation.Kind.ACTIVATED,
        Activation.Origin.COMMAND,
        ready.manifest().id(),
        ready.manifest().version(),
        ready.hash(),
        new TreeMap<>(values),
        Instant.EPOCH,
        "fixture",
        null,
        null);
  }
}
