package de.fallbruecke.xoev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackImportTest {
  private static final String GOOD =
      "<p:%s xmlns:p='urn:probe'><art><code>A</code></art><name>N</name></p:%s>";

  @TempDir Path folder;
  private PublishedFolder published;
  private Path packs;

  @BeforeEach
  void standard() throws IOException {
    published = new PublishedFolder(folder.resolve("published")).standard();
    packs = folder.resolve("packs");
  }

  @Test
  void aFolderAsPublishedBecomesAPackThatValidates() throws Exception {
    ImportReport report = PackImport.run(request(published.path()));
    assertThat(report.good()).isTrue();
    assertThat(report.notes()).containsExactly("Code list not included: urn:liste:fehlt");
    PackDetails details = report.details();
    assertThat(details.pack())
        .isEqualTo(
            new SchemaPack(
                "xprobe",
                "1.2",
                "XProbe (synthetisch)",
                false,
                List.of("urn:fallbruecke:synthetisch:standard:xprobe_1.2"),
                List.of("{urn:probe}probe.antrag.0200", "{urn:probe}probe.antwort.0201"),
                List.of("0200", "0201"),
                Validity.UNKNOWN,
                packs.resolve("xprobe/1.2")));
    assertThat(details.header()).isEqualTo(MessageHeader.Dialect.G2G);
    assertThat(details.doctypes()).containsExactly("4711abc");
    assertThat(details.codeLists())
        .containsExactly(
            new PackDetails.ListVersion(
                "urn:liste:art", "1", 1, new Validity(LocalDate.of(2026, 3, 1), null)));
    assertThat(files(packs.resolve("xprobe/1.2")))
        .containsExactly(
            "codelists/art_1.xml",
            "pack.yaml",
            "schema/remote/4711abc",
            "schema/xsd/Bausteine-fuer-alle.xsd",
            "schema/xsd/probe-antrag.xsd",
            "schema/xsd/probe-antwort.xsd");
    SchemaPacks installed = new InstalledPacks(packs);
    for (String root : List.of("probe.antrag.0200", "probe.antwort.0201")) {
      SourceDocument good = xml(GOOD.formatted(root, root));
      SchemaPack pack = installed.recognise(good, null).orElseThrow();
      assertThat(installed.validate(good, pack).findings()).isEmpty();
      SourceDocument unknownCode = xml(GOOD.formatted(root, root).replace(">A<", ">B<"));
      assertThat(installed.validate(unknownCode, pack).findings())
          .extracting(Validation.Finding::kind)
          .containsExactly(Validation.Finding.Kind.CODE);
      SourceDocument bad = xml(GOOD.formatted(root, root).replace("name", "nome"));
      assertThat(installed.validate(bad, pack).valid()).isFalse();
    }
  }

  @Test
  void anArchiveGivesTheSamePackAndNothingIsEverFetched() throws Exception {
    Path zip = published.zip(folder.resolve("xprobe.zip"));
    try (ServerSocket listener = Listener.open()) {
      String bausteine = Files.readString(published.path().resolve("xsd/Bausteine (für alle).xsd"));
      published.file(
          "xsd/Bausteine (für alle).xsd",
          bausteine.replace("https://example.org", Listener.address(listener)));
      assertThat(PackImport.run(request(published.path())).good()).isTrue();
      assertThat(Listener.connections(listener)).isZero();
    }
    ImportReport report = PackImport.run(request(zip, packs.resolve("other"), false));
    assertThat(report.good()).isTrue();
    assertThat(report.details().pack().roots()).hasSize(2);
  }

  @Test
  void aDoctypeOfASchemaFetchesNothingAndExpandsNothing() throws Exception {
    try (ServerSocket listener = Listener.open()) {
      String address = Listener.address(listener);
      String schema =
          "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='%s'>%s</xs:schema>";
      published
          .file(
              "a",
              "<!DOCTYPE s SYSTEM '%s' [<!ENTITY %% p SYSTEM '%s'> %%p;]>"
                      .formatted(address, address)
                  + schema.formatted("urn:a", ""))
          .file(
              "b",
              "<!DOCTYPE s [<!ENTITY e SYSTEM '%s'>]>".formatted(address)
                  + schema.formatted(
                      "urn:b",
                      "<xs:annotation><xs:documentation>&e;</xs:documentation></xs:annotation>"))
          .file(
              "c",
              "<!DOCTYPE s [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>]>"
                  + schema.formatted(
                      "urn:c",
                      "<xs:annotation><xs:documentation>&d;</xs:documentation></xs:annotation>"));
      ImportReport report =
          Effort.withinTwoSeconds(() -> PackImport.run(request(published.path())));
      assertThat(report.details().namespaces()).contains("urn:a").doesNotContain("urn:b", "urn:c");
      assertThat(report.problems()).singleElement().asString().contains("left out: b, c.");
      assertThat(report.details().problem()).isNull();
      assertThat(Listener.connections(listener)).isZero();
    }
  }

  @Test
  void anIncludedFileMayHaveNoNamespaceAndAnyName() throws Exception {
    published
        .file(
            "xsd/probe-mehr.xsd",
            PublishedFolder.schema(
                "<xs:include schemaLocation='Ohne Namensraum (ä).xsd'/><xs:element name='probe.mehr.0202' type='p:Ohne'/>"))
        .file(
            "xsd/Ohne Namensraum (ä).xsd",
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:simpleType name='Ohne'><xs:restriction base='xs:date'/></xs:simpleType></xs:schema>");
    assertThat(PackImport.run(request(published.path())).good()).isTrue();
    SchemaPacks installed = new InstalledPacks(packs);
    SourceDocument document = xml("<p:probe.mehr.0202 xmlns:p='urn:probe'>x</p:probe.mehr.0202>");
    SchemaPack pack = installed.recognise(document, null).orElseThrow();
    assertThat(installed.validate(document, pack).findings())
        .extracting(Validation.Finding::rule)
        .containsExactly("cvc-datatype-valid.1.2.1");
  }

  @Test
  void whatIsMissingIsNamedAndThePackIsThereAllTheSame() throws Exception {
    published.without("remote/4711abc");
    ImportReport report = PackImport.run(request(published.path()));
    assertThat(report.good()).isFalse();
    assertThat(report.missing()).containsExactly("urn:fremd");
    assertThat(report.details().problem()).startsWith("FB-XOV-002").contains(": urn:fremd. Add");
    assertThat(new InstalledPacks(packs).find("xprobe:1.2")).isPresent();
    published.without("xsd/Bausteine (für alle).xsd");
    assertThat(PackImport.run(request(published.path(), packs, true)).missing())
        .containsExactlyInAnyOrder("Bausteine%20(f%C3%BCr%20alle).xsd", "Bausteine (für alle).xsd");
  }

  @Test
  void aFurtherFolderGivesWhatIsMissingAndNothingElse() throws Exception {
    published.without("remote/4711abc");
    PublishedFolder more =
        new PublishedFolder(folder.resolve("more"))
            .file(
                "fremd",
                PublishedFolder.schema("")
                    .replace(
                        "'urn:probe'>",
                        "'urn:fremd'><xs:simpleType name='Name'><xs:restriction base='xs:string'/></xs:simpleType>"))
            .file(
                "unbeteiligt.xsd", PublishedFolder.schema("").replace("'urn:probe'>", "'urn:x'>"));
    ImportReport report =
        PackImport.run(
            new ImportRequest(
                published.path(),
                List.of(more.path()),
                "eigen",
                "2",
                List.of("urn:mehr"),
                new Validity(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)),
                packs,
                false));
    assertThat(report.good()).isTrue();
    assertThat(report.details().namespaces()).containsExactly("urn:probe", "urn:fremd");
    assertThat(report.details().pack().reference()).isEqualTo("eigen:2");
    assertThat(report.details().pack().schemaUris()).contains("urn:mehr");
    assertThat(report.details().pack().validity().to()).isEqualTo("2026-12-31");
  }

  @Test
  void anInstalledVersionIsReplacedOnlyWhenAskedFor() throws Exception {
    PackImport.run(request(published.path()));
    Path manifest = packs.resolve("xprobe/1.2/pack.yaml");
    Files.writeString(manifest, "\n# von Hand\n", java.nio.file.StandardOpenOption.APPEND);
    assertThatThrownBy(() -> PackImport.run(request(published.path())))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("FB-XOV-011")
        .hasMessageContaining("--replace");
    assertThat(manifest).content().contains("von Hand");
    PackImport.run(request(published.path(), packs, true));
    assertThat(manifest).content().doesNotContain("von Hand");
    assertThat(files(packs)).allMatch(file -> file.startsWith("xprobe/1.2/"));
  }

  @Test
  void whatCannotBeReadIsLeftOutAndTold() throws Exception {
    published
        .file("kaputt.xsd", "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:elem")
        .file(
            "leer.xml", PublishedFolder.list("urn:x", "1", "A").replace("SimpleCodeList", "Nichts"))
        .file("zweite.xml", PublishedFolder.list("urn:liste:art", "1", "ANDERS"));
    ImportReport report = PackImport.run(request(published.path()));
    assertThat(report.good()).isFalse();
    assertThat(report.problems())
        .satisfiesExactlyInAnyOrder(
            problem -> assertThat(problem).contains("kaputt.xsd"),
            problem -> assertThat(problem).contains("'leer.xml' cannot be read"),
            problem ->
                assertThat(problem).contains("zweite.xml").contains("version 1 of urn:liste:art"));
    assertThat(report.details().problem()).isNull();
  }

  @Test
  void withoutSchemaNameOrVersionNothingIsInstalled() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThatThrownBy(() -> PackImport.run(request(empty)))
        .hasMessageContaining("no XML schema and no JSON Schema");
    assertThatThrownBy(() -> PackImport.run(request(folder.resolve("nichts"))))
        .hasMessageContaining("neither a folder nor a file");
    PublishedFolder nameless = new PublishedFolder(empty).file("a", PublishedFolder.schema(""));
    assertThatThrownBy(() -> PackImport.run(request(nameless.path())))
        .hasMessageContaining("--name");
    assertThatThrownBy(
            () ->
                PackImport.run(
                    new ImportRequest(
                        empty, List.of(), "../x", "1", List.of(), Validity.UNKNOWN, packs, false)))
        .hasMessageContaining("'../x' cannot be the name");
    assertThat(packs).doesNotExist();
  }

  @Test
  void aFimJsonSchemaBecomesAPackOfItsUri() throws Exception {
    PublishedFolder json =
        new PublishedFolder(folder.resolve("json"))
            .file(
                "antrag",
                """
                {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://example.org/fim/s99000001_1.1.schema.json",
                 "title":"Antrag (synthetisch)","type":"object","properties":{"F60000227":{"$ref":"teil.json#/x"}}}""");
    ImportReport incomplete = PackImport.run(request(json.path()));
    assertThat(incomplete.missing()).containsExactly("https://example.org/fim/teil.json");
    json.file(
        "teil (1).json",
        "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":\"https://example.org/fim/teil.json\",\"x\":{\"type\":\"string\"}}");
    ImportReport report = PackImport.run(request(json.path(), packs, true));
    assertThat(report.good()).isTrue();
    assertThat(report.details().pack().reference()).isEqualTo("s99000001:1.1");
    SchemaPacks installed = new InstalledPacks(packs);
    SourceDocument wrong =
        new ParsedDocuments()
            .parse("{\"F60000227\":1}".getBytes(StandardCharsets.UTF_8), "application/json");
    SchemaPack pack =
        installed
            .recognise(wrong, "https://example.org/fim/s99000001_1.1.schema.json")
            .orElseThrow();
    assertThat(installed.validate(wrong, pack).findings())
        .extracting(Validation.Finding::path)
        .containsExactly("/F60000227");
  }

  @Test
  void aRuleFileThatIsNotSupportedIsLeftOutByName() throws Exception {
    String rules =
        "<schema xmlns='http://purl.oclc.org/dsdl/schematron' queryBinding='%s'><pattern><rule context='name'><assert id='r1' test='. != \"X\"'>Nicht X.</assert></rule></pattern></schema>";
    published.file("regeln.sch", rules.formatted("xslt2")).file("alt.sch", rules.formatted("xslt"));
    ImportReport report = PackImport.run(request(published.path()));
    assertThat(report.details().rules()).isEqualTo(1);
    assertThat(report.problems())
        .singleElement()
        .asString()
        .isEqualTo(
            "Schematron 'alt.sch' was left out: line 1: queryBinding 'xslt' is not supported, only xslt2 and xpath2.");
    SchemaPacks installed = new InstalledPacks(packs);
    SourceDocument document =
        xml(GOOD.formatted("probe.antrag.0200", "probe.antrag.0200").replace(">N<", ">X<"));
    assertThat(installed.validate(document, installed.find("xprobe").orElseThrow()).findings())
        .containsExactly(
            new Validation.Finding(
                Validation.Finding.Kind.SCHEMA,
                "schematron:r1",
                1,
                73,
                "/probe.antrag.0200/name",
                "Nicht X."));
  }

  private ImportRequest request(Path source) {
    return request(source, packs, false);
  }

  private static ImportRequest request(Path source, Path into, boolean replace) {
    return new ImportRequest(
        source, List.of(), null, null, List.of(), Validity.UNKNOWN, into, replace);
  }

  private static SourceDocument xml(String text) {
    return new ParsedDocuments().parse(text.getBytes(StandardCharsets.UTF_8), "text/xml");
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
