package de.fallbruecke.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.mapping.MappingOutline.FieldOutline;
import de.fallbruecke.mapping.MappingOutline.Named;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a compiled mapping says of itself. */
class MappingOutlineTest {
  private static final String MAPPING =
      """
      mapping: 1
      source: xml
      case:
        applicants:
          for: p
          when: "@aktiv"
          role: { main: not(preceding-sibling::p), coApplicant: otherwise }
          person:
            for: person
            familyName: name
            gender: { path: g, list: 'urn:x:g', version: 1, when: g2, required: true }
            dateOfBirth: { parts: { year: j, month: m, day: t } }
        fields:
          miete: { label: Miete, first: [kalt, { path: warm, when: not(kalt) }], as: money, format: german, default: 0 }
          art: { label: Art, value: Antrag }
          zeile: { label: Zeile, join: [a, b], with: ", ", min: 1, max: 2 }
      ignore:
        - { path: x, reason: weil }
      attach:
        - { path: y, reason: im Dokument }
      """;

  @Test
  void everyRuleIsToldWithPathsConditionsConversionAndCardinality() {
    MappingOutline outline = outline(MAPPING);

    assertThat(outline.source()).isEqualTo(MappingOutline.Kind.XML);
    assertThat(outline.ignored()).containsExactly(new Named("x", "weil"));
    assertThat(outline.attached()).containsExactly(new Named("y", "im Dokument"));
    assertThat(outline.fields())
        .containsExactly(
            field("applicants.person.familyName", List.of("name"), "text"),
            new FieldOutline(
                "applicants.person.gender",
                null,
                List.of("p", "person"),
                List.of("@aktiv", "g2"),
                List.of("g"),
                "code",
                Map.of("list", "urn:x:g", "version", "1"),
                "urn:x:g",
                null,
                null,
                1,
                null),
            field("applicants.person.dateOfBirth", List.of("t", "m", "j"), "partialDate"),
            word("main", List.of("@aktiv", "not(preceding-sibling::p)")),
            word("coApplicant", List.of("@aktiv")),
            new FieldOutline(
                "fields.miete",
                "Miete",
                List.of(),
                List.of("not(kalt)"),
                List.of("kalt", "warm"),
                "money",
                Map.of("format", "german"),
                null,
                null,
                "0",
                0,
                null),
            new FieldOutline(
                "fields.art",
                "Art",
                List.of(),
                List.of(),
                List.of(),
                "text",
                Map.of(),
                null,
                "Antrag",
                null,
                0,
                null),
            new FieldOutline(
                "fields.zeile",
                "Zeile",
                List.of(),
                List.of(),
                List.of("a", "b"),
                "text",
                Map.of("with", ", "),
                null,
                null,
                null,
                1,
                2));
  }

  @Test
  void commentsAndOrderOfLinesInAnEntryChangeNothing() {
    assertThat(outline(MAPPING.replace("mapping: 1\n", "# neu\n\nmapping: 1\n")))
        .isEqualTo(outline(MAPPING));
    assertThat(outline(MAPPING.replace("reason: weil", "reason: darum")))
        .isNotEqualTo(outline(MAPPING));
  }

  @Test
  void theSamplePackagesTellTheirFields() {
    assertThat(Sources.compile(Path.of("routes/sozialhilfe/mapping.yaml")).outline().fields())
        .hasSizeGreaterThan(60)
        .anySatisfy(field -> assertThat(field.label()).isEqualTo("Kaltmiete"));
  }

  private static FieldOutline field(String name, List<String> paths, String conversion) {
    return new FieldOutline(
        name,
        null,
        List.of("p", "person"),
        List.of("@aktiv"),
        paths,
        conversion,
        Map.of(),
        null,
        null,
        null,
        0,
        null);
  }

  private static FieldOutline word(String word, List<String> conditions) {
    return new FieldOutline(
        "applicants.role",
        null,
        List.of("p"),
        conditions,
        List.of(),
        "word",
        Map.of(),
        null,
        word,
        null,
        0,
        1);
  }

  private static MappingOutline outline(String mapping) {
    return new YamlMappings()
        .compile("probe", "mapping.yaml", Map.of("mapping.yaml", mapping.getBytes(UTF_8)))
        .outline();
  }
}
