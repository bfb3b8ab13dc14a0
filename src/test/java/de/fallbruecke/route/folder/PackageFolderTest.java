package de.fallbruecke.route.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageFolderTest {
  @TempDir Path directory;

  @Test
  void aPackageSaysWhatItIs() {
    CheckedPackage checked =
        new PackageFolder(
                new PackageText("probe")
                    .parameter(
                        "service: {type: service, description: Leistung, default: \"urn:de:fim:leika:leistung:99000000000001\"}")
                    .manifestLine("services: [\"{{service}}\"]")
                    .manifestLine("schemaPacks: [xprobe, \"xprobe:1.0\"]")
                    .in(directory))
            .read();

    assertThat(checked.manifest().version()).isEqualTo("1.2.0");
    assertThat(checked.manifest().schemaPacks()).containsExactly("xprobe", "xprobe:1.0");
    assertThat(checked.manifest().parameters())
        .containsOnlyKeys("destination", "target", "service");
    assertThat(checked.mappings()).containsExactly("mapping.yaml");
    assertThat(checked.hash()).matches("[0-9a-f]{128}");
  }

  @Test
  void aPackageSaysWhoseDataItMovesAndWhyWhereItBelongsAndWhatChanged() {
    Manifest manifest =
        new PackageFolder(
                new PackageText("probe")
                    .manifestLine("regions: [\"05370\"]")
                    .manifestLine("changeLog: [{version: 1.2.0, date: 2026-11-22, text: Neu}]")
                    .manifestLine(
                        "personalData: {purposes: [Antrag], legalBasis: Gesetz, subjects: [Antragstellende], categories: [Name, {name: Gesundheit, special: true}]}")
                    .in(directory))
            .read()
            .manifest();

    assertThat(manifest.regions()).containsExactly("05370");
    assertThat(manifest.changeLog())
        .containsExactly(new Manifest.Change("1.2.0", LocalDate.of(2026, 11, 22), "Neu"));
    assertThat(manifest.personalData())
        .contains(
            new Manifest.PersonalData(
                List.of("Antrag"),
                "Gesetz",
                List.of("Antragstellende"),
                List.of(
                    new Manifest.Category("Name", false),
                    new Manifest.Category("Gesundheit", true))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "regions: [0537a] | A region has the wrong form",
        "regions: 05370 | is no list",
        "changeLog: [{version: 1.1.0, date: 2026-11-22, text: Alt}] | no entry for the version",
        "changeLog: [{version: 1.2.0, date: 22.11.2026, text: Neu}] | 'date' is no date",
        "changeLog: [{version: 1.2.0, date: 2026-11-22}] | lacks 'text'",
        "personalData: {purposes: [A]} | lacks purposes or categories",
        "personalData: {purposes: [A], categories: [{name: B, special: vielleicht}]} | 'special' has the wrong form",
        "personalData: {purposes: [A], categories: [B], basis: C} | 'basis' is not allowed"
      })
  void aMistakeInWhatIsSaidForPeopleNamesItsLine(String line, String message) {
    Path folder = new PackageText("probe").manifestLine(line).in(directory);

    assertThatThrownBy(() -> new PackageFolder(folder).read())
        .isInstanceOf(Fault.class)
        .hasMessageContaining("probe/package.yaml:9 ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{type: choice, description: x, values: [klein, mittel]} | klein | gross",
        "{type: integer, description: x, min: 1, max: 10} | 10 | 11",
        "{type: integer, description: x, min: 1, max: 10} | 1 | 0",
        "{type: text, description: x, pattern: \"[A-Z]{2}-[0-9]{1,4}\"} | AB-12 | AB-12345"
      })
  void aParameterHasLimits(String parameter, String good, String bad) {
    CheckedPackage checked =
        new PackageFolder(new PackageText("probe").parameter("x: " + parameter).in(directory))
            .read();

    assertThat(checked.routeWith(Map.of("destination", "d", "target", "t", "x", good))).isNotNull();
    assertThatThrownBy(() -> checked.routeWith(Map.of("destination", "d", "target", "t", "x", bad)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("'x'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{type: choice, description: x} | nothing to choose",
        "{type: choice, description: x, values: [a, a]} | stands twice",
        "{type: choice, description: x, values: [a], default: b} | does not fit",
        "{type: text, description: x, values: [a]} | 'values' does nothing",
        "{type: text, description: x, min: 1} | 'min' does nothing",
        "{type: integer, description: x, min: eins} | is no number",
        "{type: integer, description: x, max: 3, default: 4} | does not fit",
        "{type: text, description: x, pattern: \"(a+)+$\"} | is not possible",
        "{type: text, description: x, pattern: \"a{0,99}a{0,99}a{0,99}a{0,99}\"} | is not possible",
        "{type: text, description: x, pattern: \".*\"} | is not possible",
        "{type: text, description: x, pattern: \"[z-a]\"} | is not possible",
        "{type: text} | lacks 'description'",
        "{type: text, description: x, colour: red} | 'colour' is not allowed"
      })
  void aMistakeInAParameterNamesItsLine(String parameter, String message) {
    Path folder = new PackageText("probe").parameter("x: " + parameter).in(directory);

    assertThatThrownBy(() -> new PackageFolder(folder).read())
        .isInstanceOf(Fault.class)
        .hasMessageContaining("probe/package.yaml:9 ")
        .hasMessageContaining(message);
  }

  @Test
  void theHashFollowsEveryByteAndEveryName() throws Exception {
    Path folder = new PackageText("probe").in(directory);
    String before = new PackageFolder(folder).read().hash();
    assertThat(new PackageFolder(folder).read().hash()).isEqualTo(before);

    Path fixture = Files.createDirectories(folder.resolve("fixtures/a")).resolve("input.xml");
    Files.writeString(fixture, "<a/>");
    String with = new PackageFolder(folder).read().hash();
    assertThat(with).isNotEqualTo(before);

    Files.move(fixture, fixture.resolveSibling("other.xml"));
    assertThat(new PackageFolder(folder).read().hash()).isNotIn(before, with);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "version: 1.2.0 | version: 1.2 | 'version'",
        "version: 1.2.0 | version: 01.2.0 | 'version'",
        "title: Probe | titel: Probe | 'titel' is not allowed",
        "id: probe | id: other | another id",
        "licence: EUPL-1.2 | | lacks 'licence'",
        "type: target | type: bean | 'bean' is no type",
        "title: Probe | title: [a] | is no text",
        "title: Probe | id: probe | twice"
      })
  void aMistakeInTheManifestNamesItsLine(String old, String replacement, String message) {
    String text =
        """
        id: probe
        version: 1.2.0
        title: Probe
        licence: EUPL-1.2
        maintainer: Beispiel
        parameters:
          destination: {type: destination, description: Zustellpunkt}
          target: {type: target, description: Fachverfahren}
        """;
    String broken = text.replace(old, replacement == null ? "" : replacement);
    Path folder = new PackageText("probe").manifest(broken).in(directory);

    assertThatThrownBy(() -> new PackageFolder(folder).read())
        .isInstanceOf(Fault.class)
        .hasMessageContaining("probe/package.yaml:")
        .hasMessageContaining(message);
  }

  @Test
  void allFindingsAreShownAtOnce() {
    Path folder =
        new PackageText("probe")
            .manifestLine("colour: red")
            .step("- to: http:example.org\n- toD: x")
            .in(directory);

    assertThatThrownBy(() -> new PackageFolder(folder).read())
        .hasMessageContaining("3 finding(s)")
        .hasMessageContaining("colour")
        .hasMessageContaining("http:")
        .hasMessageContaining("toD");
  }

  @Test
  void aRouteWithoutCaseOrTargetIsInvalid() {
    Path folder =
        new PackageText("probe")
            .route(
                "- route: {id: probe, from: {uri: \"xta:{{destination}}\", steps: [{to: \"xoev:header\"}]}}\n")
            .in(directory);

    assertThatThrownBy(() -> new PackageFolder(folder).read())
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.PACKAGE_INVALID))
        .hasMessageContaining("case:map")
        .hasMessageContaining("target:");
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    Path folder = new PackageText("probe").in(directory);
    Files.delete(folder.resolve("mapping.yaml"));

    assertThatThrownBy(() -> new PackageFolder(folder).read())
        .hasMessageContaining("mapping that is not in the package");
    Files.delete(folder.resolve("package.yaml"));
    assertThatThrownBy(() -> new PackageFolder(folder).read())
        .hasMessageContaining("lacks 'package.yaml'");
  }
}
