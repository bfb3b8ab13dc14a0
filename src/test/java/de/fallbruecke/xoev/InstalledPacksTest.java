package de.fallbruecke.xoev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class InstalledPacksTest {
  private static final String GOOD =
      "name: p\nversion: 1.10\ntitle: T\nsynthetic: true\nformat: json\nschemaUris: [urn:p]\nentries: [a.json]\n";

  @TempDir Path folder;

  @Test
  void aVersionStaysTheTextItIs() throws Exception {
    assertThat(load(GOOD).find("p:1.10")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: T        | titel: T                  | key 'titel' is unknown",
        "title: T        | title:                    | key 'title' is missing",
        "synthetic: true | synthetic: ja             | key 'synthetic' must be true or false",
        "format: json    | format: csv               | key 'format' must be xml or json",
        "name: p         | name: q                   | key 'name' says 'q', its folder is 'p'",
        "version: 1.10   | version: 1.1              | key 'version' says '1.1', its folder is '1.10'",
        "[a.json]        | [b.json]                  | the file 'b.json' of key 'entries' does not exist",
        "[a.json]        | []                        | key 'entries' names no schema file",
        "[a.json]        | [../../../a.json]         | leads out of the pack",
        "title: T        | 'title: T, roots: [a]'    | it cannot be read",
        "title: T        | validTo: gestern          | key 'title' is missing",
        "name: p         | name: {a: b}              | key 'name' must be a text",
      })
  void aMistakeInAManifestStopsTheStartAndIsNamed(String find, String replace, String message) {
    assertThat(GOOD).contains(find);
    assertThatThrownBy(() -> load(GOOD.replace(find, replace)))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("FB-XOV-009 Schema pack file 'p/1.10/pack.yaml' is invalid")
        .hasMessageContaining(message);
  }

  @Test
  void aWrongDateOrRootIsNamed() {
    assertThatThrownBy(() -> load(GOOD + "validTo: gestern\n")).hasMessageContaining("validTo");
    assertThatThrownBy(() -> load(GOOD + "roots: [antrag]\n"))
        .hasMessageContaining("{namespace}name");
    assertThatThrownBy(() -> load(GOOD + "codelists: nirgends\n"))
        .hasMessageContaining("codelists");
  }

  @Test
  void aMissingFolderNamesTheProperty() {
    assertThatThrownBy(() -> new InstalledPacks(folder.resolve("nichts")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("fallbruecke.schemas.directory");
  }

  @Test
  void twoPacksOfOneSchemaUriAreRefused() throws Exception {
    new PackFolder(folder).json("p", "{}", "").json("q", "{}", "");
    assertThatThrownBy(() -> new InstalledPacks(folder))
        .hasMessageContaining("p:1.0 and q:1.0 both claim the schema URI 'urn:test'");
  }

  @Test
  void versionsThatShareARootAreToldApartByUriThenByTheMessageAndElseNotAtAll() throws Exception {
    String schema =
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:test\"><xs:element name=\"a\"/></xs:schema>";
    new PackFolder(folder)
        .xml("p", schema, "schemaUris: [urn:p]\n")
        .xml("q", schema, "schemaUris: [urn:q]\n");
    SchemaPacks packs = new InstalledPacks(folder);
    assertThat(packs.recognise(xml("<a xmlns='urn:test'/>"), "urn:q"))
        .hasValueSatisfying(pack -> assertThat(pack.name()).isEqualTo("q"));
    assertThat(packs.recognise(xml("<a xmlns='urn:test' version='1.0'/>"), null)).isEmpty();
    assertThat(packs.recognise(xml("<a xmlns='urn:test'/>"), null)).isEmpty();
    assertThat(packs.recognise(xml("<a xmlns='urn:other'/>"), "urn:q")).isEmpty();
  }

  @Test
  void packsThatShareARootAreToldApartByTheMessageType() throws Exception {
    String schema =
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:test\"><xs:element name=\"a\"/></xs:schema>";
    new PackFolder(folder)
        .xml("p", schema, "messageTypes: ['0100', '0101']\n")
        .xml("q", schema, "messageTypes: ['0200']\n");
    SchemaPacks packs = new InstalledPacks(folder);
    String message =
        "<a xmlns='urn:test'><nachrichtenkopf.g2g xmlns=''><identifikation.nachricht><nachrichtentyp><code>%s</code></nachrichtentyp></identifikation.nachricht></nachrichtenkopf.g2g></a>";
    assertThat(packs.recognise(xml(message.formatted("0101")), null))
        .hasValueSatisfying(pack -> assertThat(pack.name()).isEqualTo("p"));
    assertThat(packs.recognise(xml(message.formatted("0200")), null))
        .hasValueSatisfying(pack -> assertThat(pack.name()).isEqualTo("q"));
    assertThat(packs.recognise(xml(message.formatted("0300")), null)).isEmpty();
    assertThat(packs.recognise(xml("<a xmlns='urn:test'/>"), null)).isEmpty();
  }

  @Test
  void anUnknownPropertyStopsTheStartAndTheDefaultFindsTheBundledPacks() {
    ApplicationContextRunner runner =
        new ApplicationContextRunner().withUserConfiguration(XoevConfiguration.class);
    runner.run(
        context -> {
          assertThat(context).hasSingleBean(SchemaPacks.class);
          assertThat(context).hasSingleBean(SourceDocuments.class);
          assertThat(context).hasSingleBean(MessageHeaders.class);
          assertThat(context.getBean(SchemaPacks.class).all()).hasSize(3);
        });
    runner
        .withPropertyValues("fallbruecke.schemas.directroy=x")
        .run(context -> assertThat(context).hasFailed());
  }

  private SchemaPacks load(String manifest) throws Exception {
    Path pack = Files.createDirectories(folder.resolve("p/1.10"));
    Files.writeString(pack.resolve("a.json"), "{}");
    Files.writeString(pack.resolve("pack.yaml"), manifest);
    return new InstalledPacks(folder);
  }

  private static SourceDocument xml(String text) {
    return new ParsedDocuments().parse(text.getBytes(StandardCharsets.UTF_8), "text/xml");
  }
}
