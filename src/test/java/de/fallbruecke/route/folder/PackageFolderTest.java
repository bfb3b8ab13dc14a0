package de.fallbruecke.route.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.nio.file.Files;
import java.nio.file.Path;
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
