package de.fallbruecke.route;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every fixture of every package through the real parser, schema packs, mapping and route. With
 * -Dfixtures.write=true the expected deliveries are written first; look at the difference before
 * you commit it.
 */
class FixturesTest {
  private static final CaseFormat FORMAT = RealRoutes.bean(CaseFormat.class);
  private static RealRoutes routes;

  @BeforeAll
  static void start() {
    routes = new RealRoutes();
  }

  @AfterAll
  static void stop() {
    routes.close();
  }

  static List<Fixture> fixtures() throws IOException {
    return Fixture.all(RealRoutes.ROUTES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void everyFixtureBecomesTheExpectedCaseAndDeliveries(Fixture fixture) throws IOException {
    ObjectNode actual = Json.mapper().createObjectNode();
    try {
      switch (routes.route(routes.input(fixture))) {
        case Routed.Mapped mapped -> {
          byte[] complete = FORMAT.toXml(mapped.caseRecord());
          assertThat(FORMAT.fromXml(complete).getCaseId()).isEqualTo(mapped.caseId().toString());
          assertThat(FORMAT.fromJson(FORMAT.toJson(mapped.caseRecord())).getCaseNumber())
              .isEqualTo(mapped.number());
          assertThat(mapped.coverage().open()).as("leaves nobody accounts for").isEmpty();
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
    Path file = fixture.folder().resolve("expected-deliveries.json");
    if (Boolean.getBoolean("fixtures.write")) {
      Files.writeString(
          file, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(actual) + "\n");
    }
    if (actual.has("deliveries")) {
      assertThat(routes.draft()).isEqualTo(expectedDraft(fixture));
    }
    assertThat((JsonNode) actual).isEqualTo(Json.mapper().readTree(Files.readAllBytes(file)));
  }

  /** What the package itself is responsible for: the case before the gateway completes it. */
  private static String expectedDraft(Fixture fixture) throws IOException {
    Path file = fixture.folder().resolve("expected-case.xml");
    return FORMAT.toDraft(FORMAT.fromDraft(Files.readAllBytes(file)));
  }
}
