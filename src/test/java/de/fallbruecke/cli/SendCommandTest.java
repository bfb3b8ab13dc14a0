package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.SharedKeys;
import de.fallbruecke.simulator.Simulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class SendCommandTest {
  @TempDir Path state;
  @TempDir Path routes;
  private final StringWriter err = new StringWriter();
  private Simulator simulator;

  @BeforeEach
  void start() throws Exception {
    simulator = Simulator.start(SharedKeys.options(state));
    Path einfach = Files.createDirectories(routes.resolve("wohngeld/fixtures/einfach"));
    Files.writeString(einfach.resolve("input.json"), "{\"a\":1}");
    Files.writeString(
        einfach.resolve("metadata.json"),
        "{\"replyChannel\":{\"eMail\":{\"address\":\"a@b.de\"}}}");
    Files.writeString(
        Files.createDirectories(einfach.resolve("attachments")).resolve("mietvertrag.pdf"), "%PDF");
    Path zwei = Files.createDirectories(routes.resolve("wohngeld/fixtures/zwei"));
    Files.writeString(zwei.resolve("input.json"), "{\"b\":2}");
    Path sozial = Files.createDirectories(routes.resolve("sozialhilfe/fixtures/umlaute"));
    Files.writeString(sozial.resolve("input.xml"), "<ä/>");
    Files.createDirectories(routes.resolve("sozialhilfe/fixtures/leer"));
  }

  @AfterEach
  void stop() {
    simulator.stop();
  }

  @Test
  void largeAttachmentsTravelInFragments() throws Exception {
    Path data = Files.writeString(state.resolve("antrag.json"), "{}");
    Path scan = Files.write(state.resolve("scan.pdf"), new byte[2500]);
    Path note = Files.write(state.resolve("notiz.txt"), new byte[10]);

    Result result =
        run(
            "--state",
            state.toString(),
            "--file",
            data.toString(),
            "--fragment",
            "1KB",
            "--attachment",
            scan.toString(),
            "--attachment",
            note.toString());

    assertThat(result.status()).isZero();
    assertThat(result.lines().getFirst().path("attachments").asInt()).isEqualTo(3 + 1);
  }

  private record Result(int status, List<JsonNode> lines) {}

  private Result run(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine command =
        new CommandLine(new SendCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    int status = command.execute(arguments);
    return new Result(status, out.toString().lines().map(Json.mapper()::readTree).toList());
  }

  @Test
  void samplesAreSentInTurnEachToTheDestinationOfItsPackage() {
    Result result = run("--state", state.toString(), "--routes", routes.toString(), "--count", "4");
    assertThat(result.status()).isZero();
    assertThat(result.lines())
        .extracting(line -> line.path("sample").asString())
        .containsExactly(
            "sozialhilfe/umlaute", "wohngeld/einfach", "wohngeld/zwei", "sozialhilfe/umlaute");
    JsonNode line = result.lines().get(1);
    assertThat(line.path("destinationId").asString())
        .isEqualTo(simulator.connection().destination("wohngeld").destinationId().toString());
    assertThat(line.path("attachments").asInt()).isEqualTo(1);
    assertThat(line.path("bytes").asInt()).isEqualTo(11);
    assertThat(line.has("time") && line.has("caseId") && line.has("service")).isTrue();
    for (JsonNode each : result.lines()) {
      assertThat(simulator.status(UUID.fromString(each.path("submissionId").asString())))
          .contains("submitted");
    }
  }

  @Test
  void onePackageOrOneFixtureCanBeNamed() {
    assertThat(
            run("--state", state.toString(), "--routes", routes.toString(), "--sample", "wohngeld")
                .lines())
        .hasSize(1);
    Result one =
        run(
            "--state",
            state.toString(),
            "--routes",
            routes.toString(),
            "--sample",
            "wohngeld/zwei",
            "--count",
            "2",
            "--rate",
            "50",
            "--v1");
    assertThat(one.lines())
        .extracting(line -> line.path("sample").asString())
        .containsExactly("wohngeld/zwei", "wohngeld/zwei");
  }

  @Test
  void anUnknownSampleIsNamed() {
    Result result =
        run("--state", state.toString(), "--routes", routes.toString(), "--sample", "nichts");
    assertThat(result.status()).isNotZero();
    assertThat(err.toString()).contains("FB-SIM-004").contains("nichts");
  }

  @Test
  void aFileIsSentWithItsAttachments() {
    Path file = routes.resolve("wohngeld/fixtures/zwei/input.json");
    Path attachment = routes.resolve("wohngeld/fixtures/einfach/attachments/mietvertrag.pdf");
    Result result =
        run(
            "--state",
            state.toString(),
            "--file",
            file.toString(),
            "--attachment",
            attachment.toString(),
            "--attachment",
            attachment.toString(),
            "--destination",
            "xoev",
            "--mime",
            "application/xml",
            "--schema",
            "urn:anders",
            "--service",
            "urn:de:fim:leika:leistung:99000000000002");
    assertThat(result.status()).isZero();
    assertThat(result.lines().getFirst().path("attachments").asInt()).isEqualTo(2);
    assertThat(result.lines().getFirst().path("sample").asString()).isEqualTo("input.json");
  }

  @Test
  void aFileWithoutDestinationGoesWhereItsSyntaxIsTaken() throws Exception {
    Path xml = state.resolve("nachricht.xml");
    java.nio.file.Files.writeString(xml, "<a/>");

    var result = run("--state", state.toString(), "--file", xml.toString());

    assertThat(result.status()).isZero();
    assertThat(run("--state", state.toString(), "--file", "x.pdf").status()).isEqualTo(1);
  }

  @Test
  void contradictingOptionsAreAUsageError() {
    assertThat(run("--state", state.toString(), "--file", "x.xml", "--sample", "y").status())
        .isEqualTo(2);
    assertThat(run("--state", state.toString(), "--attachment", "x.pdf").status()).isEqualTo(2);
    assertThat(run("--state", state.toString(), "--count", "0").status()).isEqualTo(2);
    assertThat(run("--count", "1").status()).isEqualTo(2);
    assertThat(
            new CommandLine(new SinkCommand())
                .setErr(new PrintWriter(err))
                .execute("--ledger", state.resolve("l").toString(), "--fail-rate", "7"))
        .isEqualTo(2);
  }
}
