package de.fallbruecke.route.diff;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.mapping.TestMappings;
import de.fallbruecke.route.diff.Change.Area;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.PackageCheck;
import de.fallbruecke.route.folder.PackageFiles;
import de.fallbruecke.route.folder.PackageFolder;
import de.fallbruecke.route.folder.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a person is shown before a new version is taken over. */
class PackageDiffTest {
  private static final Mappings MAPPINGS = TestMappings.real();
  private static final CheckedPackage OLD = new PackageFolder(Path.of("routes/wohngeld")).read();

  @Test
  void aPackageIsEqualToItself() {
    PackageDiff diff = PackageDiff.between(OLD, OLD, MAPPINGS);
    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.lines()).containsExactly("wohngeld 1.0.0 and wohngeld 1.0.0 are equal");
  }

  @Test
  void everyKeyOfTheManifestIsCompared() {
    PackageDiff diff =
        to(
            Map.of(
                "package.yaml",
                text ->
                    text.replace("version: 1.0.0", "version: 1.1.0")
                        .replace("EUPL-1.2", "MIT")
                        .replace("(Beispiel)", "(Andere)")
                        .replace("99107023037000", "99107023037001")
                        .replace("synthetisch:1.0", "synthetisch:2.0")));
    assertThat(diff.lines())
        .containsSequence(
            "  manifest",
            "    ~ version: 1.0.0 → 1.1.0",
            "    ~ licence: EUPL-1.2 → MIT",
            "    ~ maintainer: Fallbrücke (Beispiel) → Fallbrücke (Andere)",
            "    - changeLog: version 1.0.0, date 2026-11-22, text Erste Fassung",
            "    + changeLog: version 1.1.0, date 2026-11-22, text Erste Fassung",
            "  services",
            "    - urn:de:fim:leika:leistung:99107023037000",
            "    + urn:de:fim:leika:leistung:99107023037001",
            "  schema packs",
            "    - fim-wohngeld-synthetisch:1.0",
            "    + fim-wohngeld-synthetisch:2.0");
  }

  @Test
  void whatASiteHasToDoIsNamed() {
    PackageDiff diff =
        to(
            Map.of(
                "package.yaml",
                text ->
                    text.replace(
                        "parameters:\n",
                        """
                        parameters:
                          kasse: { type: text, description: Name der Kasse }
                          eilig: { type: boolean, description: Vorrang, default: "false" }
                        """)));
    assertThat(diff.required()).extracting(Parameter::name).containsExactly("kasse");
    assertThat(diff.dropped()).isEmpty();
    assertThat(diff.lines())
        .anyMatch(line -> line.contains("to do before activation: give 'kasse' a value"));

    PackageDiff back =
        PackageDiff.between(
            with(
                Map.of(
                    "package.yaml",
                    text ->
                        text.replace(
                            "parameters:\n",
                            "parameters:\n  kasse: { type: text, description: Name }\n"))),
            OLD,
            MAPPINGS);
    assertThat(back.dropped()).extracting(Parameter::name).containsExactly("kasse");
  }

  @Test
  void theRouteIsComparedByItsStepsAndTheMappingByItsRules() {
    PackageDiff diff =
        to(
            Map.of(
                "route.camel.yaml",
                text -> text.replace("xoev:validate", "xoev:validate?required=false"),
                "mapping.yaml",
                text -> text.replace("applicationDate: F99000001", "applicationDate: F99000002")));
    assertThat(diff.changes())
        .extracting(Change::area)
        .containsExactly(Area.ROUTE, Area.ROUTE, Area.MAPPING, Area.MAPPING);
    assertThat(diff.changes().get(1).after()).contains("xoev:validate?required=false");
    assertThat(diff.changes().get(2).before())
        .startsWith("applicationDate ← ")
        .contains("F99000001");
  }

  @Test
  void commentsAreToldApartFromWhatAPackageDoes() {
    PackageDiff diff =
        to(
            Map.of(
                "route.camel.yaml", text -> "# new\n" + text,
                "mapping.yaml", text -> "# new\n" + text,
                "package.yaml", text -> "# new\n" + text));
    assertThat(diff.isEmpty()).isFalse();
    assertThat(diff.changes())
        .hasSize(3)
        .allMatch(change -> change.area() == Area.FILE)
        .allMatch(change -> change.subject().endsWith("(only comments or layout)"));
  }

  @Test
  void fixturesAreComparedByName() {
    TreeMap<String, byte[]> files = new TreeMap<>(OLD.files().content());
    files.keySet().removeIf(path -> path.startsWith("fixtures/fehlende-bloecke/"));
    files.put("fixtures/neu/input.json", "{}".getBytes(StandardCharsets.UTF_8));
    files.put("fixtures/zwei-antragsteller/input.json", "{}".getBytes(StandardCharsets.UTF_8));
    PackageDiff diff =
        PackageDiff.between(OLD, PackageCheck.of(new PackageFiles("wohngeld", files)), MAPPINGS);

    assertThat(diff.lines())
        .containsSequence(
            "  fixtures",
            "    - fehlende-bloecke: expected-case.xml, expected-deliveries.json, input.json",
            "    + neu: input.json",
            "    ~ zwei-antragsteller: input.json");
  }

  private static PackageDiff to(Map<String, UnaryOperator<String>> edits) {
    return PackageDiff.between(OLD, with(edits), MAPPINGS);
  }

  private static CheckedPackage with(Map<String, UnaryOperator<String>> edits) {
    TreeMap<String, byte[]> files = new TreeMap<>(OLD.files().content());
    edits.forEach(
        (path, edit) -> {
          String text = new String(files.get(path), StandardCharsets.UTF_8);
          String edited = edit.apply(text);
          assertThat(edited).isNotEqualTo(text);
          files.put(path, edited.getBytes(StandardCharsets.UTF_8));
        });
    return PackageCheck.of(new PackageFiles("wohngeld", files));
  }
}
