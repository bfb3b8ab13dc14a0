package de.fallbruecke.route;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * -Dfixtures.write=true the expected files are written instead of compared; look at the difference
 * before you commit it.
 */
class FixturesTest {
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

  /** Without the hash of the package, which the expected files are part of. */
  private static String caseXml(Routed.Mapped mapped) {
    mapped.caseRecord().getProvenance().setHash("0".repeat(128));
    CaseFormat format = RealRoutes.bean(CaseFormat.class);
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
