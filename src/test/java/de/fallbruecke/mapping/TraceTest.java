package de.fallbruecke.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.mapping.SourceNode.Fate;
import de.fallbruecke.xoev.CodeLists;
import de.fallbruecke.xoev.SourceDocument;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What became of each leaf of a source, for a person who compares. */
class TraceTest {
  private static final CodeLists NO_LISTS =
      new CodeLists() {
        @Override
        public boolean knows(String listUri, @Nullable String listVersion) {
          return false;
        }

        @Override
        public Optional<String> label(String listUri, @Nullable String listVersion, String code) {
          return Optional.empty();
        }
      };

  private static final String MAPPING =
      """
      mapping: 1
      source: %s
      case:
        applicants:
          person:
            givenNames: name/vor
            familyName: name/nach
          fields:
            voll: { label: Voller Name, join: [name/vor, name/nach], with: " " }
      ignore:
        - path: technik
          reason: nur für das Portal
      attach:
        - path: anlage
          reason: steht im Original
      """;

  @Test
  void everyLeafOfXmlTellsItsFieldsOrTheReasonOfThePackage() {
    SourceNode root =
        trace(
                "xml",
                Sources.xml(
                    "<a><name><vor> Anna </vor><nach>Ĵ</nach></name><technik><id>7</id></technik>"
                        + "<anlage x='1'/><rest>?</rest></a>"))
            .source();

    assertThat(root.name()).isEqualTo("a");
    assertThat(root.value()).isNull();
    SourceNode given = leaf(root, "vor");
    assertThat(given.fate()).isEqualTo(Fate.MAPPED);
    assertThat(given.fields())
        .extracting(field -> field.field() + "=" + field.value())
        .hasSize(2)
        .anyMatch(made -> made.endsWith("givenNames=Anna"))
        .anyMatch(made -> made.endsWith("=Anna Ĵ"));
    assertThat(leaf(root, "id"))
        .returns(Fate.IGNORED, SourceNode::fate)
        .returns("nur für das Portal", SourceNode::reason);
    assertThat(leaf(root, "@x"))
        .returns(Fate.ATTACHED, SourceNode::fate)
        .returns("steht im Original", SourceNode::reason);
    assertThat(leaf(root, "rest"))
        .returns(Fate.OPEN, SourceNode::fate)
        .returns("?", SourceNode::value);
  }

  @Test
  void jsonReadsTheSameAndCountsLikeTheCoverage() {
    Traced traced =
        trace(
            "json",
            Sources.json(
                "{\"name\": {\"vor\": \"Anna\", \"nach\": \"B\"}, \"technik\": {\"id\": 7}, \"anlage\": [1, 2], \"kein name\": \"?\"}"));

    Coverage coverage = traced.mapped().coverage();
    assertThat(count(traced, Fate.MAPPED)).isEqualTo(coverage.mapped()).isEqualTo(2);
    assertThat(count(traced, Fate.IGNORED)).isEqualTo(coverage.ignored()).isEqualTo(1);
    assertThat(count(traced, Fate.ATTACHED)).isEqualTo(coverage.attached()).isEqualTo(2);
    assertThat(count(traced, Fate.OPEN)).isEqualTo(coverage.openCount()).isEqualTo(1);
    assertThat(leaf(traced.source(), "kein name").value()).isEqualTo("?");
  }

  @Test
  void withoutAMappingTheSourceIsATreeOfWhichNothingIsKnown() {
    SourceNode root = SourceNode.untold(Sources.xml("<a><b>1</b></a>"));

    assertThat(leaf(root, "b"))
        .returns(Fate.NONE, SourceNode::fate)
        .returns("1", SourceNode::value);
  }

  private static Traced trace(String source, SourceDocument document) {
    return Sources.compile(
            "mapping.yaml", Map.of("mapping.yaml", MAPPING.formatted(source).getBytes(UTF_8)))
        .trace(document, NO_LISTS);
  }

  private static long count(Traced traced, Fate fate) {
    return all(traced.source()).filter(node -> node.fate() == fate).count();
  }

  private static SourceNode leaf(SourceNode root, String name) {
    return all(root).filter(node -> node.name().equals(name)).findFirst().orElseThrow();
  }

  private static Stream<SourceNode> all(SourceNode node) {
    return Stream.concat(Stream.of(node), node.children().stream().flatMap(TraceTest::all));
  }
}
