package de.fallbruecke.route;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.route.folder.PackageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fixture of every package through the real parser, schema packs, mapping and route. */
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
    List<Fixture> all = new ArrayList<>();
    try (Stream<Path> folders = Files.list(RealRoutes.ROUTES)) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        all.addAll(Fixture.all(new PackageFolder(folder).files()));
      }
    }
    return all;
  }

  static Stream<String> packages() {
    return RealRoutes.names();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void everyFixtureGivesWhatItExpectsAndLeavesNothingOpen(String name) {
    List<FixtureResult> results = routes.fixtures(name);
    assertThat(results).isNotEmpty();
    for (FixtureResult result : results) {
      assertThat(result.changes()).as(result.name() + " " + result.detail()).isEmpty();
      if (result.coverage() != null) {
        assertThat(result.coverage().open()).as("leaves nobody accounts for").isEmpty();
      }
    }
  }

  @Test
  void aCompleteCaseSurvivesBothItsForms() throws IOException {
    for (Fixture fixture : fixtures()) {
      if (routes.has(fixture.packageId())
          && routes.route(routes.input(fixture)) instanceof Routed.Mapped mapped) {
        byte[] complete = FORMAT.toXml(mapped.caseRecord());
        assertThat(FORMAT.fromXml(complete).getCaseId()).isEqualTo(mapped.caseId().toString());
        assertThat(FORMAT.fromJson(FORMAT.toJson(mapped.caseRecord())).getCaseNumber())
            .isEqualTo(mapped.number());
      }
    }
  }
}
