package de.fallbruecke.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.CaseFormats;
import de.fallbruecke.xoev.CodeLists;
import de.fallbruecke.xoev.SourceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fixture of every package in routes/ whose standard comes with the program: source, mapping,
 * expected case.
 */
class FixturesTest {
  private static final CaseFormat FORMAT = CaseFormats.plain();
  private static final Path ROUTES = Path.of("routes");

  static Stream<Path> fixtures() throws IOException {
    List<Path> found;
    try (Stream<Path> files = Files.walk(ROUTES)) {
      found =
          files
              .filter(f -> f.getFileName().toString().startsWith("input."))
              .filter(f -> !f.toString().contains("trinkwasser"))
              .map(Path::getParent)
              .sorted()
              .toList();
    }
    return found.stream();
  }

  @Test
  void thereAreFixtures() throws IOException {
    assertThat(fixtures().count()).isGreaterThan(15);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void theFixtureGivesExactlyTheExpectedCase(Path fixture) throws IOException {
    Mapping.Mapped mapped = map(fixture);
    String expected =
        FORMAT.toDraft(FORMAT.fromDraft(Files.readAllBytes(fixture.resolve("expected-case.xml"))));
    assertThat(FORMAT.toDraft(mapped.caseRecord())).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void noLeafOfTheFixtureIsLost(Path fixture) throws IOException {
    Coverage coverage = map(fixture).coverage();
    assertThat(coverage.open()).isEmpty();
    assertThat(coverage.mapped()).isPositive();
    boolean passedThrough = fixture.toString().contains("xoev-durchleitung");
    assertThat(coverage.attached() > 0).isEqualTo(passedThrough);
  }

  @Test
  void oneCompiledMappingServesManyThreads() throws IOException {
    Path fixture = ROUTES.resolve("sozialhilfe/fixtures/zwei-antragsteller");
    SourceDocument document = document(fixture);
    Mapping mapping = Sources.compile(ROUTES.resolve("sozialhilfe/mapping.yaml"));
    CodeLists lists = Run.NOWHERE.codeLists();
    String once = FORMAT.toDraft(mapping.apply(document, lists).caseRecord());
    assertThat(
            IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> FORMAT.toDraft(mapping.apply(document, lists).caseRecord()))
                .distinct())
        .containsExactly(once);
  }

  private static Mapping.Mapped map(Path fixture) throws IOException {
    SourceDocument document = document(fixture);
    CodeLists lists =
        Sources.packs()
            .recognise(document, schemaUri(fixture))
            .map(Sources.packs()::codeLists)
            .orElse(Run.NOWHERE.codeLists());
    return Sources.mapped(fixture.getParent().getParent().resolve("mapping.yaml"), document, lists);
  }

  private static SourceDocument document(Path fixture) throws IOException {
    Path xml = fixture.resolve("input.xml");
    return Files.exists(xml)
        ? Sources.parse(Files.readAllBytes(xml), "application/xml")
        : Sources.parse(Files.readAllBytes(fixture.resolve("input.json")), "application/json");
  }

  /** For JSON the sender's metadata names it; XML is recognised by its root element. */
  private static String schemaUri(Path fixture) {
    return fixture.toString().contains("wohngeld")
        ? "urn:fallbruecke:synthetisch:fim-wohngeld:1.0"
        : null;
  }
}
