package de.fallbruecke.route;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.camel.RouteContext;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.xoev.MessageHeaders;
import de.fallbruecke.xoev.SchemaPack;
import de.fallbruecke.xoev.SchemaPacks;
import de.fallbruecke.xoev.SourceDocuments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every fixture of every package through the real parser, schema packs, mapping and route. With
 * -Dfixtures.write=true the expected files are written instead of compared; look at the difference
 * before you commit it.
 */
class FixturesTest {
  private static final Path ROUTES = Path.of("routes");
  private static final AnnotationConfigApplicationContext SPRING =
      new AnnotationConfigApplicationContext();
  private static RouteContext camel;
  private static ActiveRoutes routes;
  private static RouteRun run;
  private static CaseFormat format;

  @BeforeAll
  static void start() {
    SPRING.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    SPRING.registerBean(Clock.class, () -> Clock.fixed(RouteWorld.NOW, ZoneOffset.UTC));
    SPRING.scan("de.fallbruecke.xoev", "de.fallbruecke.mapping", "de.fallbruecke.casefile");
    SPRING.refresh();
    format = SPRING.getBean(CaseFormat.class);
    SchemaPacks packs = SPRING.getBean(SchemaPacks.class);
    MessageHeaders headers = SPRING.getBean(MessageHeaders.class);
    LoadedPackages loaded = new LoadedPackages(ROUTES, packs, SPRING.getBean(Mappings.class));
    Map<String, Destination> destinations = new LinkedHashMap<>();
    Map<String, RoutesProperties.Instance> instances = new LinkedHashMap<>();
    loaded
        .all()
        .forEach(
            (id, one) -> {
              destinations.put(id, destination(id));
              Map<String, String> values = new LinkedHashMap<>();
              one.checked().manifest().parameters().values().stream()
                  .filter(parameter -> parameter.fallback() == null)
                  .forEach(parameter -> values.put(parameter.name(), parameter.name()));
              values.put("destination", id);
              instances.put(id, new RoutesProperties.Instance(id, "mandant", values));
            });
    camel = new RouteContext(packs, headers);
    routes =
        new ActiveRoutes(
            new RoutesProperties(ROUTES, instances),
            loaded,
            new Doubles.FixedDestinations(destinations),
            camel);
    run =
        new RouteRun(
            routes,
            SPRING.getBean(SourceDocuments.class),
            new CaseAssembler(headers, SPRING.getBean(Clock.class)));
  }

  @AfterAll
  static void stop() {
    camel.close();
    SPRING.close();
  }

  private static Destination destination(String name) {
    return new Destination(
        name,
        "mandant",
        "fitconnect",
        Duration.ofMinutes(1),
        Destination.ReceiptCondition.DELIVERED,
        false,
        false,
        List.of(),
        List.of());
  }

  static List<Fixture> fixtures() throws IOException {
    return Fixture.all(ROUTES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void everyFixtureBecomesTheExpectedCaseAndDeliveries(Fixture fixture) throws IOException {
    RoutePackage routePackage = routes.find(fixture.packageId()).orElseThrow();
    String service =
        camel.entrances("fitconnect", fixture.packageId()).getFirst().instance().services().stream()
            .findFirst()
            .orElse(null);
    RouteInput input =
        fixture.input(destination(fixture.packageId()), service, schemaUri(routePackage));
    ObjectNode actual = Json.mapper().createObjectNode();
    try {
      switch (run.of(input)) {
        case Routed.Mapped mapped -> {
          expect(fixture, "expected-case.xml", caseXml(mapped));
          actual.put("test", mapped.test());
          for (Routed.Wanted wanted : mapped.wanted()) {
            actual
                .withArray("deliveries")
                .addObject()
                .put("target", wanted.target())
                .put("required", wanted.required());
          }
        }
        case Routed.Defective defective -> actual.put("defect", defective.defect().kind().name());
      }
    } catch (Fault fault) {
      actual.put("held", fault.code().code());
    }
    expect(
        fixture,
        "expected-deliveries.json",
        Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(actual) + "\n");
  }

  private static String schemaUri(RoutePackage routePackage) {
    return routePackage.schemaPacks().stream()
        .findFirst()
        .flatMap(SPRING.getBean(SchemaPacks.class)::find)
        .map(SchemaPack::schemaUris)
        .map(List::getFirst)
        .orElse(null);
  }

  /** Without the hash of the package, which the expected files are part of. */
  private static String caseXml(Routed.Mapped mapped) {
    mapped.caseRecord().getProvenance().setHash("0".repeat(128));
    return new String(format.toXml(mapped.caseRecord()), StandardCharsets.UTF_8);
  }

  private static void expect(Fixture fixture, String name, String actual) throws IOException {
    Path file = fixture.folder().resolve(name);
    if (Boolean.getBoolean("fixtures.write")) {
      Files.writeString(file, actual);
      return;
    }
    assertThat(file).exists();
    if (name.endsWith(".json")) {
      JsonNode expected = Json.mapper().readTree(Files.readAllBytes(file));
      assertThat(Json.mapper().readTree(actual)).isEqualTo(expected);
    } else {
      assertThat(actual).isEqualToNormalizingNewlines(Files.readString(file));
    }
  }
}
