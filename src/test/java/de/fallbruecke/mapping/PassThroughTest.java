package de.fallbruecke.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.fallbruecke.casefile.model.Authority;
import de.fallbruecke.casefile.model.Source;
import de.fallbruecke.xoev.MessageHeader;
import de.fallbruecke.xoev.SourceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The package xoev-durchleitung says of a message what the message says of itself. */
class PassThroughTest {
  private static final Path MAPPING = Path.of("routes/xoev-durchleitung/mapping.yaml");

  @Test
  void headerFactsOfTheFixturesAgreeWithTheHeaderReader() throws IOException {
    List<Path> messages = messages(Path.of("routes/xoev-durchleitung/fixtures"));
    assertThat(messages).hasSizeGreaterThanOrEqualTo(4);
    for (Path message : messages) {
      agrees(message);
    }
  }

  @Test
  void headerFactsOfRealMessagesAgreeWithTheHeaderReader() throws IOException {
    Path samples =
        Path.of(System.getProperty("standards.dir", "standards"), "xwasser-1.0.0", "samples");
    assumeThat(samples).as("real XWasser messages are not here").isDirectory();
    List<Path> messages = messages(samples);
    assertThat(messages).hasSize(15);
    for (Path message : messages) {
      agrees(message);
    }
  }

  private static void agrees(Path message) throws IOException {
    SourceDocument document = Sources.parse(Files.readAllBytes(message), "application/xml");
    MessageHeader header = Sources.headers().read(document).orElseThrow();
    Mapping.Mapped mapped = Sources.mapped(MAPPING, document, Run.NOWHERE.codeLists());
    Source source = mapped.caseRecord().getSource();
    assertThat(source)
        .as(message.getFileName().toString())
        .extracting(
            Source::getMessageId,
            Source::getMessageType,
            Source::getCreatedAt,
            Source::getStandard,
            Source::getVersion,
            Source::getProduct,
            Source::getVendor,
            Source::getProductVersion)
        .containsExactly(
            header.messageUuid(),
            header.messageType(),
            header.createdAt(),
            header.standard(),
            header.version(),
            header.product(),
            header.vendor(),
            header.productVersion());
    agrees(source.getReader(), header.reader());
    agrees(source.getSender(), header.author());
    assertThat(mapped.caseRecord().isTest()).isEqualTo(header.test());
    assertThat(mapped.coverage().open()).isEmpty();
    assertThat(mapped.coverage().attached()).isPositive();
  }

  private static void agrees(Authority authority, MessageHeader.Party party) {
    Authority mapped = authority == null ? new Authority() : authority;
    assertThat(mapped.getPrefix()).isEqualTo(party == null ? null : party.prefix());
    assertThat(mapped.getId()).isEqualTo(party == null ? null : party.id());
    assertThat(mapped.getName()).isEqualTo(party == null ? null : party.name());
  }

  private static List<Path> messages(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".xml") && !f.endsWith("expected-case.xml"))
          .sorted()
          .toList();
    }
  }
}
