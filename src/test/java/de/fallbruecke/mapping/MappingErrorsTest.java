package de.fallbruecke.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an author sees who wrote something wrong. */
class MappingErrorsTest {
  @TempDir Path folder;

  @Test
  void allFindingsComeAtOnceWithFileLineFieldAndRemedy() {
    assertThatThrownBy(
            () ->
                compile(
                    """
                    mapping: 1
                    source: xml
                    case:
                      aplicants:
                        for: p
                      applicants:
                        for: p[
                        role: boss
                        person:
                          familyNam: name
                          dateOfBirth: { path: d, format: mmddyyyy }
                          gender: { path: g, as: text }
                      fields:
                        ohneLabel: { path: x }
                        doppelt: { label: D, path: x, value: y }
                        nichts: { label: N }
                        geld: { label: G, path: x, as: mony }
                        fremd: { label: F, path: x, as: text, list: urn:x }
                        präfix: { label: P, path: x }
                        ns: { label: P, path: "q:x" }
                    ignore:
                      - path: y
                    """))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.MAPPING_INVALID))
        .message()
        .contains(
            "mapping.yaml:4: key 'aplicants' is unknown here. Did you mean 'applicants'?",
            "mapping.yaml:7 applicants: 'p[' is no XPath",
            "mapping.yaml:8 applicants.role: 'boss' is not possible here. Allowed: coApplicant, concerned, main.",
            "mapping.yaml:10 applicants.person: key 'familyNam' is unknown here. Did you mean 'familyName'?",
            "mapping.yaml:11 applicants.person.dateOfBirth: 'mmddyyyy' is no format of a date. Allowed: iso",
            "mapping.yaml:12 applicants.person.gender: the case field takes code, not text.",
            "mapping.yaml:14 fields.ohneLabel: a label is missing.",
            "mapping.yaml:15 fields.doppelt: several keys say where the value comes from: path, value.",
            "mapping.yaml:16 fields.nichts: nothing says where the value comes from.",
            "mapping.yaml:17 fields.geld: conversion 'mony' does not exist. Did you mean 'money'?",
            "mapping.yaml:18 fields.fremd: 'list' does nothing with as: text.",
            "mapping.yaml:19 fields.präfix: this is no name.",
            "mapping.yaml:20 fields.ns: 'q:x' is no XPath",
            "mapping.yaml:22 ignore: path or reason is missing.")
        .doesNotContain(folder.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "doc('file:///etc/passwd')",
        "unparsed-text('file:///etc/passwd')",
        "environment-variable('PATH')",
        "collection()",
        "system-property('x')",
        "parse-xml(.)",
        "json-doc('a')",
        "transform(map{})",
        "load-xquery-module('x')",
        "java:java.lang.System.exit(1)",
        "Q{java:java.lang.System}exit(1)",
        "saxon:parse(.)",
        "for $x in b return $x",
        "let $x := b return $x",
        "(1 to 1000000000)[. = 2]",
        "b ! c",
        "b => string()",
        "function() { 1 }",
        "fn:doc#1",
        "?a?b",
        "b[b[b[b[b[b]]]]]",
        "string(b)",
        "concat(b, c)",
        "1 + 1",
        "   ",
        "b[",
        "current-dateTime()"
      })
  void whatReachesOutLoopsOrComputesIsNotCompiled(String path) {
    assertThatThrownBy(
            () ->
                compile(
                    "mapping: 1\nsource: xml\ncase:\n  fields:\n    x:\n      label: X\n      path: \""
                        + path.replace("\"", "\\\"")
                        + "\"\n"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("mapping.yaml:7 fields.x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b/to/c",
        "*:b/@*",
        "b[c and (d or not(e))]",
        "b[position() = last()]",
        "//b[contains(., 'for $x')]",
        "b | c",
        "(b, c)[1]",
        "../b",
        "b[starts-with(@c, \"x\")]",
        "b/text()",
        "ancestor::b",
        "b[. = ('1', '2')]",
        "b[matches(., '^[0-9]{3}$')]"
      })
  void ordinaryPathsAreCompiled(String path) {
    assertThat(
            compile(
                "mapping: 1\nsource: xml\ncase:\n  fields:\n    x:\n      label: X\n      path: '"
                    + path.replace("'", "''")
                    + "'\n"))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "- a",
        "mapping: 2\nsource: xml\ncase: {}",
        "mapping: 1\ncase: {}",
        "mapping: 1\nsource: xml",
        "mapping: 1\nsource: xml\ncase: x",
        "mapping: 1\nsource: xml\ncase: {}\ncase: {}",
        "mapping: 1\nsource: xml\ncase: {test: @test}",
        "mapping: 1\nsource: xml\ncase:\n\t- x",
        "mapping: 1\nsource: xml\ncase: {applicationDate: {value: gestern}}",
        "mapping: 1\nsource: xml\ncase: {applicants: {bankAccount: {iban: {path: i, default: DE00}}}}",
        "mapping: 1\nsource: xml\ncase: {test: [a, b]}",
        "mapping: 1\nsource: xml\ndefine: {a: &a [*a]}\ncase: {}",
        "mapping: 1\nsource: xml\ncase: {}\nattach: [.]",
        "mapping: 1\nsource: xml\ncase: {applicants: {min: -1, person: {familyName: n}}}",
        "mapping: 1\nsource: xml\ncase: {applicants: {min: 2, max: 1, person: {familyName: n}}}",
        "mapping: 1\nsource: xml\ncase: {applicationDate: {path: d, min: 1, required: true}}",
        "mapping: 1\nsource: xml\ncase: {max: 1, applicationDate: d}",
        "mapping: 1\nsource: xml\ncase: {}\nnamespaces: {1: x}"
      })
  void aBrokenFileIsAFaultWithALine(String file) {
    assertThatThrownBy(() -> compile(file))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.MAPPING_INVALID))
        .hasMessageContaining("mapping.yaml:");
  }

  @Test
  void aliasesThatExplodeAreRefused() {
    StringBuilder bomb = new StringBuilder("mapping: 1\nsource: xml\ndefine:\n  a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("  a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> compile(bomb + "case: {}\n")).isInstanceOf(Fault.class);
  }

  @Test
  void aMissingFileAndAFileThatIsNotUtf8AreFaults() throws IOException {
    assertThatThrownBy(() -> Sources.compile(folder.resolve("fehlt.yaml")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("not in the package");
    Path file = folder.resolve("mapping.yaml");
    Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xFC});
    assertThatThrownBy(() -> Sources.compile(file))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("UTF-8");
  }

  private Mapping compile(String text) {
    Path file = folder.resolve("mapping.yaml");
    try {
      Files.write(file, text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Sources.compile(file);
  }
}
