package de.fallbruecke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.CoverageSummary;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.simulator.DestinationSpec;
import de.fallbruecke.simulator.Draft;
import de.fallbruecke.simulator.Sent;
import de.fallbruecke.simulator.Source;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.testkit.World;
import de.fallbruecke.vault.StoredPart;
import de.fallbruecke.vault.Vault;
import de.fallbruecke.xoev.ImportReport;
import de.fallbruecke.xoev.ImportRequest;
import de.fallbruecke.xoev.PackImport;
import de.fallbruecke.xoev.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The 15 real XWasser messages travel through encryption, event log, gateway and target. */
class RealMessagesIT {
  private static final Path SAMPLES =
      Path.of(System.getProperty("standards.dir", "../shared/standards"), "xwasser-1.0.0/samples");

  private static final DestinationSpec TRINKWASSER =
      new DestinationSpec(
          "trinkwasser",
          "Gesundheitsamt (Simulation)",
          "trinkwasser",
          "urn:de:fim:leika:leistung:99000000000005",
          "Trinkwasserbericht (synthetischer Schlüssel)",
          "urn:xoev-de:lgl:standard:xwasser_1.0.0",
          "application/xml",
          "2.1.0",
          null,
          null);

  @TempDir Path folder;

  @Test
  void eachRealMessageArrivesByteForByteWithItsHeaderRead() throws IOException {
    assumeTrue(
        Files.isDirectory(SAMPLES),
        "SKIPPED: no real messages at "
            + SAMPLES
            + "; set -Dstandards.dir to the standards folder");
    List<Path> files;
    try (Stream<Path> all = Files.list(SAMPLES)) {
      files = all.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
    }
    assertThat(files).hasSize(15);

    // The target takes the original message, so that its ledger shows the digest of the very bytes.
    // Several samples carry the attribute test; the sample target is not a productive one.
    try (World world =
        World.builder()
            .destination(TRINKWASSER)
            .set("fallbruecke.targets.beispiel-fv.format", "original")
            .withoutGateway()) {
      Map<String, String> later = withoutTrinkwasser(world);
      world.startGateway();
      Map<Path, Sent> sent = new LinkedHashMap<>();
      for (Path file : files) {
        sent.put(
            file,
            world
                .portal()
                .send(Draft.to("xoev").data(Source.of(file)).mimeType("application/xml")));
      }
      List<String> seen = new ArrayList<>();
      for (Map.Entry<Path, Sent> one : sent.entrySet()) {
        Submission confirmed = world.await(one.getValue(), SubmissionState.CONFIRMED);
        check(world, one.getKey(), confirmed);
        seen.add(String.valueOf(one.getKey().getFileName()));
      }
      assertThat(seen).hasSize(15);

      world.stopGateway();
      world.gatewaySettings().putAll(later);
      world.gatewaySettings().put("fallbruecke.schemas.directory", packs().toString());
      world.startGateway();
      aReportBecomesACaseOfTheHealthAuthority(world, SAMPLES.resolve("olb_report_minimal.xml"));
    }
  }

  /** With the standard imported, the package for it takes the message apart field by field. */
  private static void aReportBecomesACaseOfTheHealthAuthority(World world, Path file)
      throws IOException {
    Submission confirmed =
        world.await(
            world
                .portal()
                .send(Draft.to("trinkwasser").data(Source.of(file)).mimeType("application/xml")),
            SubmissionState.CONFIRMED);
    check(world, file, confirmed);
    Case made = world.caseOf(confirmed);
    assertThat(made.getProvenance().getRoutePackage()).isEqualTo("trinkwasser");
    assertThat(made.getGroups().getFirst().getFields())
        .filteredOn(field -> field.getName().equals("dateiname") || field.getName().equals("name"))
        .isNotEmpty();
    CoverageSummary coverage = made.getCoverage();
    assertThat(coverage.getMapped()).isPositive();
    assertThat(coverage.getOpenPaths()).as("leaves nobody accounts for").isEmpty();
  }

  /** What the gateway is to know of the package only once its standard is installed. */
  private static Map<String, String> withoutTrinkwasser(World world) {
    Map<String, String> later = new LinkedHashMap<>();
    for (String key : List.copyOf(world.gatewaySettings().keySet())) {
      if (key.matches("fallbruecke\\.(destinations|routes\\.instances)\\.trinkwasser\\..*")) {
        later.put(key, world.gatewaySettings().remove(key));
      }
    }
    return later;
  }

  /** The packs that come with the program, and XWasser as published. */
  private Path packs() throws IOException {
    Path bundled = Path.of("schemas/packs");
    try (Stream<Path> files = Files.walk(bundled)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(bundled.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    ImportReport report =
        PackImport.run(
            new ImportRequest(
                SAMPLES.resolveSibling("."),
                List.of(),
                null,
                null,
                List.of(),
                Validity.UNKNOWN,
                folder,
                false));
    assertThat(report.good()).isTrue();
    return folder;
  }

  private static void check(World world, Path file, Submission confirmed) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String expected = Sha512.hex(bytes);
    assertThat(world.bean(Vault.class).parts(confirmed.id()))
        .filteredOn(part -> part.name().equals("data"))
        .extracting(StoredPart::sha512)
        .containsExactly(expected);
    assertThat(world.sink().cases())
        .filteredOn(c -> confirmed.id().toString().equals(c.submissionId()))
        .hasSize(1)
        .first()
        .satisfies(taken -> assertThat(taken.digest()).isEqualTo(expected));

    // Read from the text with a regular expression, independently of our header reader.
    String text = Files.readString(file);
    Case made = world.caseOf(confirmed);
    assertThat(made.getSource().getStandard()).isEqualTo(first(text, "standard=\"([^\"]*)\""));
    assertThat(made.getSource().getVersion())
        .isEqualTo(first(text, " version=\"(\\d[^\"]*)\" *[/>]"));
    assertThat(made.getSource().getMessageId()).isEqualTo(first(text, "<nachrichtenUUID>([^<]*)<"));
    assertThat(made.isTest()).isEqualTo(text.matches("(?s).*<[^?>]*\\stest=\".*"));
    assertThat(confirmed.test()).isEqualTo(made.isTest());
  }

  private static String first(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
