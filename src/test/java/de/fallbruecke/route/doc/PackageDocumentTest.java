package de.fallbruecke.route.doc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.mapping.MappingOutline;
import de.fallbruecke.mapping.MappingOutline.FieldOutline;
import de.fallbruecke.mapping.MappingOutline.Named;
import de.fallbruecke.platform.SecureXml;
import de.fallbruecke.route.folder.PackageFolder;
import de.fallbruecke.route.folder.PackageText;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** What {@code routes doc} writes. */
class PackageDocumentTest {
  private static final String EVIL = "<script>alert(1)</script>\"'&\u202E\u0007";

  @TempDir Path directory;

  @Test
  void thePageTellsFieldsReasonsTargetsParametersPurposesAndExamples() {
    String page = page(package1(), "probe.html");

    assertThat(page)
        .contains("Antragstellende Person › Familienname")
        .contains("<code>person/name</code>")
        .contains("je antragsteller:")
        .contains("genau 1-mal")
        .contains("list: urn:x:g")
        .contains("Kommt anders")
        .contains("Fachverfahren des Sozialamts")
        .contains("Name eines Zustellpunkts")
        .contains("Bearbeitung des Antrags")
        .contains("Angaben zur Gesundheit</td><td>ja")
        .contains(
            "gut</td><td>Fall</td><td>ja</td><td>5: 3 im Fall, 0 nur im Dokument, 1 ausgelassen</td><td>1")
        .contains("Klärung: FB-XOV-006")
        .contains("1.2.0</td><td>22.11.2026</td><td>Neu");
  }

  @Test
  void thePictureShowsEveryStepAndBranch() throws Exception {
    String svg = page(package1(), "flow-probe.svg");

    assertThat(svg)
        .contains("Eingang über FIT-Connect", "Zustellpunkt {{destination}}")
        .contains("Gegen das Schema prüfen", "Fall bilden", "mapping.yaml")
        .contains("wenn messageType = &#39;0200&#39;", "sonst", "Ende")
        .contains("Übergabe an Fachverfahren", "{{target}} (Quittung wartet nicht)");
    // well-formed on its own
    SecureXml.newReader().parse(new InputSource(new ByteArrayInputStream(svg.getBytes(UTF_8))));
  }

  @Test
  void foreignTextsStayTexts() {
    String json = "\"" + EVIL.replace("\"", "\\\"").replace("\u0007", "\\a") + "\"";
    Path folder =
        new PackageText("probe")
            .manifestLine("description: " + json)
            .manifestLine("personalData: {purposes: [" + json + "], categories: [" + json + "]}")
            .step("- log: \"a <b>fett</b> & mehr\"")
            .in(directory);
    SortedMap<String, MappingOutline> outlines = new TreeMap<>();
    outlines.put(
        "mapping.yaml",
        new MappingOutline(
            MappingOutline.Kind.XML,
            List.of(field("fields.x", EVIL, List.of(EVIL))),
            List.of(new Named(EVIL, EVIL)),
            List.of(),
            List.of()));
    SortedMap<String, byte[]> files =
        PackageDocument.of(
            new Described(
                new PackageFolder(folder).read(),
                outlines,
                List.of(new Described.Example(EVIL, EVIL, true, null))));

    files.forEach(
        (name, bytes) ->
            assertThat(new String(bytes, UTF_8).replace(SVG_NAMESPACE, ""))
                .as(name)
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("<b>fett", "\u202E", "\u0007")
                .doesNotContain("http:", "https:", "src=", "@import", "url("));
  }

  private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

  private SortedMap<String, byte[]> package1() {
    Path folder =
        new PackageText("probe")
            .manifest(
                """
                id: probe
                version: 1.2.0
                title: Probe
                licence: EUPL-1.2
                maintainer: Beispiel
                parameters:
                  destination: {type: destination, description: Zustellpunkt}
                  target: {type: target, description: Fachverfahren des Sozialamts}
                personalData:
                  purposes: [Bearbeitung des Antrags]
                  categories: [{name: Angaben zur Gesundheit, special: true}]
                changeLog: [{version: 1.2.0, date: 2026-11-22, text: Neu}]
                """)
            .step(
                """
                - choice:
                    when:
                      - simple: "${header.messageType} == '0200'"
                        steps: [{to: "target:{{target}}?required=false"}]
                    otherwise: {steps: [{log: nichts}, {stop: {}}]}""")
            .in(directory);
    SortedMap<String, MappingOutline> outlines = new TreeMap<>();
    outlines.put(
        "mapping.yaml",
        new MappingOutline(
            MappingOutline.Kind.XML,
            List.of(field("applicants.person.familyName", null, List.of("person/name"))),
            List.of(new Named("kanal", "Kommt anders")),
            List.of(),
            List.of()));
    return PackageDocument.of(
        new Described(
            new PackageFolder(folder).read(),
            outlines,
            List.of(
                new Described.Example(
                    "gut",
                    "case",
                    true,
                    new Coverage(3, 0, 1, List.of(new Coverage.OpenPath("/a", 1)))),
                new Described.Example("unbekannt", "held FB-XOV-006", true, null))));
  }

  private static FieldOutline field(String name, String label, List<String> paths) {
    return new FieldOutline(
        name,
        label,
        List.of("antragsteller"),
        List.of(),
        paths,
        "code",
        Map.of("list", "urn:x:g"),
        "urn:x:g",
        null,
        null,
        1,
        1);
  }

  private static String page(SortedMap<String, byte[]> files, String name) {
    assertThat(files).containsKey(name);
    return new String(files.get(name), UTF_8);
  }
}
