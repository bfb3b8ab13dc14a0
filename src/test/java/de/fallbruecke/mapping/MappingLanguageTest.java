package de.fallbruecke.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import de.fallbruecke.casefile.model.AddressKind;
import de.fallbruecke.casefile.model.ApplicantRole;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.Code;
import de.fallbruecke.casefile.model.Field;
import de.fallbruecke.casefile.model.FieldType;
import de.fallbruecke.casefile.model.FieldValue;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xoev.CodeLists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingLanguageTest {
  @TempDir Path folder;

  @Test
  void textIsKeptAsReceivedAndOnlyXmlWhiteSpaceAtItsEndsGoes() {
    String name = "s\u030Ca\u00A0 \u1E9E  Müller";
    Case made =
        xml("<a><n>\n  " + name + "\u00A0\t </n></a>", "applicants: {person: {familyName: n}}");
    assertThat(made.getApplicants().getFirst().getPerson().getFamilyName())
        .isEqualTo(name + "\u00A0");
  }

  @ParameterizedTest
  @CsvSource({
    "1965-10-12, iso, 1965-10-12",
    "1965-10-12+01:00, iso, 1965-10-12",
    "1965-10, iso, 1965-10",
    "1965, iso, 1965",
    "12101965, ddmmyyyy, 1965-10-12",
    "00101965, ddmmyyyy, 1965-10",
    "00001965, ddmmyyyy, 1965",
    "19651012, yyyymmdd, 1965-10-12",
    "12.10.1965, dd.mm.yyyy, 1965-10-12",
    "10.1965, dd.mm.yyyy, 1965-10",
    "1965, dd.mm.yyyy, 1965",
    "1965-10-12T23:59:59+02:00, dateTime, 1965-10-12",
    "29022000, ddmmyyyy, 2000-02-29"
  })
  void aDateIsKeptAsFarAsItIsKnown(String written, String format, String expected) {
    Case made =
        xml(
            "<a><d>" + written + "</d></a>",
            "applicants: {person: {dateOfBirth: {path: d, format: " + format + "}}}");
    assertThat(made.getApplicants().getFirst().getPerson().getDateOfBirth()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "29021999, ddmmyyyy",
    "31112000, ddmmyyyy",
    "12001965, ddmmyyyy",
    "00000000, ddmmyyyy",
    "1965-13, iso",
    "gestern, iso",
    "12.10.65, dd.mm.yyyy"
  })
  void whatIsNoDateOfTheCalendarHoldsTheSubmissionAndIsNotQuoted(String written, String format) {
    assertThatThrownBy(
            () ->
                xml(
                    "<a><d>" + written + "</d></a>",
                    "applicants: {person: {dateOfBirth: {path: d, format: " + format + "}}}"))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.MAPPING_FAILED))
        .hasMessageContaining("mapping.yaml:4")
        .hasMessageContaining("applicants.person.dateOfBirth")
        .hasMessageContaining("/a/d")
        .hasMessageContaining("characters")
        .hasMessageNotContaining(written);
  }

  @Test
  void aDateInPartsNeedsOnlyTheYear() {
    String mapping = "applicants: {person: {dateOfBirth: {parts: {day: t, month: m, year: j}}}}";
    assertThat(born(json("{\"t\":5,\"m\":3,\"j\":1970}", mapping))).isEqualTo("1970-03-05");
    assertThat(born(json("{\"m\":3,\"j\":1970}", mapping))).isEqualTo("1970-03");
    assertThat(born(json("{\"j\":1970}", mapping))).isEqualTo("1970");
    assertThat(json("{}", mapping).getApplicants()).isEmpty();
    assertThatThrownBy(() -> json("{\"t\":5,\"j\":1970}", mapping))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("a day but no month");
    assertThatThrownBy(() -> json("{\"t\":5,\"m\":3}", mapping))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("year is missing");
  }

  @Test
  void fieldsAreTypedLabelledAndKnowTheirSource() {
    Case made =
        xml(
            "<a><m waehrung='CHF'>512.30</m><m>7</m><k>1.234,50</k><b>ja</b><z>0012.50</z></a>",
            """
            fields:
              miete: {label: Kaltmiete, path: m, as: money}
              kaution: {label: Kaution, path: k, as: money, format: german, currency: EUR}
              haustier: {label: Haustier, path: b, as: boolean, yes: [ja, J], no: [nein, N]}
              zahl: {label: Zahl, path: z, as: decimal}
            """);
    assertThat(made.getFields())
        .extracting(Field::getName, Field::getLabel, Field::getType)
        .containsExactly(
            tuple("miete", "Kaltmiete", FieldType.MONEY),
            tuple("kaution", "Kaution", FieldType.MONEY),
            tuple("haustier", "Haustier", FieldType.BOOLEAN),
            tuple("zahl", "Zahl", FieldType.DECIMAL));
    assertThat(made.getFields().stream().flatMap(f -> f.getValues().stream()))
        .extracting(FieldValue::getValue, FieldValue::getCurrency, FieldValue::getSource)
        .containsExactly(
            tuple("512.30", "CHF", "/a/m[1]"),
            tuple("7", "EUR", "/a/m[2]"),
            tuple("1234.50", "EUR", "/a/k"),
            tuple("true", null, "/a/b"),
            tuple("0012.50", null, "/a/z"));
  }

  @Test
  void aCodeGetsItsLabelFromTheListAndAnUnknownCodeHoldsTheSubmission() {
    String source =
        "<a><g listURI='urn:x:geschlecht' listVersionID='1'><code>%s</code><name>?</name></g></a>";
    Code gender =
        xml(source.formatted("w"), "applicants: {person: {gender: g}}")
            .getApplicants()
            .getFirst()
            .getPerson()
            .getGender();
    assertThat(gender)
        .extracting(Code::getValue, Code::getLabel, Code::getList, Code::getListVersion)
        .containsExactly("w", "weiblich", "urn:x:geschlecht", "1");
    assertThatThrownBy(() -> xml(source.formatted("qqq"), "applicants: {person: {gender: g}}"))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.CODE_UNKNOWN))
        .hasMessageContaining("urn:x:geschlecht")
        .hasMessageNotContaining("qqq");
    Code kept =
        xml(source.formatted("qqq"), "applicants: {person: {gender: {path: g, unknown: keep}}}")
            .getApplicants()
            .getFirst()
            .getPerson()
            .getGender();
    assertThat(kept.getValue()).isEqualTo("qqq");
    assertThat(kept.getLabel()).isEqualTo("?");
  }

  @Test
  void aListThatIsNotHereLeavesTheCodeAsReceived() {
    Code gender =
        xml("<a><g>zz</g></a>", "applicants: {person: {gender: {path: g, list: 'urn:x:fremd'}}}")
            .getApplicants()
            .getFirst()
            .getPerson()
            .getGender();
    assertThat(gender)
        .extracting(Code::getValue, Code::getLabel, Code::getList)
        .containsExactly("zz", null, "urn:x:fremd");
    Code own =
        json(
                "{\"g\":1}",
                "applicants: {person: {gender: {path: g, labels: {1: weiblich, 2: männlich}}}}")
            .getApplicants()
            .getFirst()
            .getPerson()
            .getGender();
    assertThat(own.getLabel()).isEqualTo("weiblich");
  }

  @ParameterizedTest
  @CsvSource({"DE89370400440532013000", "de89 3704 0044 0532 0130 00"})
  void anIbanIsCheckedAndWrittenWithoutBlanks(String written) {
    Case made = xml("<a><i>" + written + "</i></a>", "applicants: {bankAccount: {iban: i}}");
    assertThat(made.getApplicants().getFirst().getBankAccount().getIban())
        .isEqualTo("DE89370400440532013000");
  }

  @Test
  void aMistypedIbanHoldsTheSubmission() {
    assertThatThrownBy(
            () ->
                xml("<a><i>DE88370400440532013000</i></a>", "applicants: {bankAccount: {iban: i}}"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("check number");
  }

  @Test
  void placesAreJoinedCutAndChosenInOrder() {
    Case made =
        xml(
            "<a><s>Weg</s><h>1a</h><k>psw:0815:1</k><zweit>b</zweit></a>",
            """
            source:
              sender: {prefix: {path: k, before: ":"}, id: {path: k, after: ":"}, name: {first: [erst, zweit]}}
            applicants: {addresses: {street: {join: [s, h, fehlt]}}}
            """);
    assertThat(made.getSource().getSender())
        .extracting(a -> a.getPrefix(), a -> a.getId(), a -> a.getName())
        .containsExactly("psw", "0815:1", "b");
    assertThat(made.getApplicants().getFirst().getAddresses().getFirst().getStreet())
        .isEqualTo("Weg 1a");
  }

  @Test
  void blocksRepeatNestAndVanishWhenTheSourceGivesNothing() {
    Case made =
        xml(
            "<a><p n='1'><x>A</x><pf>12</pf></p><p><x>B</x></p><p><y>kein Name</y></p></a>",
            """
            applicants:
              for: p
              role: {main: "./@n = '1'", concerned: otherwise}
              person: {familyName: x}
              addresses: {kind: {postOfficeBox: pf, street: otherwise}, postOfficeBox: pf}
            """);
    assertThat(made.getApplicants())
        .extracting(a -> a.getRole(), a -> a.getPerson().getFamilyName())
        .containsExactly(tuple(ApplicantRole.MAIN, "A"), tuple(ApplicantRole.CONCERNED, "B"));
    assertThat(made.getApplicants().get(0).getAddresses().getFirst().getKind())
        .isEqualTo(AddressKind.POST_OFFICE_BOX);
    assertThat(made.getApplicants().get(1).getAddresses()).isEmpty();
  }

  @Test
  void conditionsDefaultsAndObligationsHold() {
    String mapping = "fields: {x: {label: X, path: x, when: y = 'ja', default: leer}}";
    assertThat(
            xml("<a><x>1</x><y>ja</y></a>", mapping)
                .getFields()
                .getFirst()
                .getValues()
                .getFirst()
                .getValue())
        .isEqualTo("1");
    assertThat(xml("<a><x>1</x></a>", mapping).getFields()).isEmpty();
    assertThat(
            xml("<a><y>ja</y></a>", mapping)
                .getFields()
                .getFirst()
                .getValues()
                .getFirst()
                .getValue())
        .isEqualTo("leer");
    assertThatThrownBy(() -> xml("<a/>", "fields: {x: {label: X, path: x, required: true}}"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("required");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a/>                  | min: 1         | values are required",
        "<a/>                  | required: true | values are required",
        "<a><x>1</x></a>       | min: 2         | 1 values at /a, but at least 2",
        "<a><x>1</x><x>2</x></a> | max: 1       | 2 values at /a, but at most 1",
        "<a><x>1</x><x>2</x></a> | min: 1, max: 1 | 2 values at /a, but at most 1"
      })
  void aWrongNumberOfValuesHoldsTheSubmission(String source, String bounds, String message) {
    assertThatThrownBy(() -> xml(source, "fields: {x: {label: X, path: x, " + bounds + "}}"))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.MAPPING_FAILED))
        .hasMessageContaining("fields.x")
        .hasMessageContaining(message);
  }

  @Test
  void anElementOrGroupThatMustComeExactlyOnceHoldsTheSubmissionIfItDoesNot() {
    String applicant = "applicants: {for: p, min: 1, max: 1, person: {familyName: n}}";
    String group =
        "groups: {g: {label: G, for: p, required: true, max: 1, fields: {n: {label: N, path: n}}}}";
    for (String mapping : List.of(applicant, group)) {
      assertThat(xml("<a><p><n>A</n></p><p/></a>", mapping)).isNotNull();
      assertThatThrownBy(() -> xml("<a><p/></a>", mapping))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("elements are required, but /a has none");
      assertThatThrownBy(() -> xml("<a><p><n>A</n></p><p><n>B</n></p></a>", mapping))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("2 elements at /a, but at most 1");
    }
    String conditional = "applicants: {when: c, min: 1, person: {familyName: n}}";
    assertThat(xml("<a/>", conditional).getApplicants()).isEmpty();
    assertThatThrownBy(() -> xml("<a><c>1</c></a>", conditional))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("elements are required");
  }

  @Test
  void twoValuesForOnePlaceHoldTheSubmissionInsteadOfLosingOne() {
    assertThatThrownBy(
            () -> xml("<a><n>A</n><n>B</n></a>", "applicants: {person: {familyName: n}}"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("/a/n[1] and /a/n[2]");
  }

  @Test
  void aTestMessageIsRecognisedByTheMerePresenceOfTheAttribute() {
    assertThat(xml("<a test=''/>", "test: ./@test").isTest()).isTrue();
    assertThat(xml("<a/>", "test: ./@test").isTest()).isFalse();
  }

  @Test
  void jsonObjectsArraysAndOddNamesAreReachedLikeElements() {
    Case made =
        json(
            "{\"g\":[{\"n\":\"A\"},{\"n\":\"B\"}],\"einzeln\":{\"n\":\"C\"},\"1 §\":true,\"m\":[[1,2],[3]],\"z\":1.2E3,\"leer\":null}",
            """
            fields:
              n: {label: N, path: g/n}
              c: {label: C, path: einzeln/n}
              odd: {label: O, path: "_[./@key = '1 §']", as: boolean}
              m: {label: M, path: "m[1]/item", as: decimal}
              z: {label: Z, path: z, as: decimal}
            """);
    assertThat(made.getFields().stream().flatMap(f -> f.getValues().stream()))
        .extracting(FieldValue::getValue, FieldValue::getSource)
        .containsExactly(
            tuple("A", "/g[1]/n"),
            tuple("B", "/g[2]/n"),
            tuple("C", "/einzeln/n"),
            tuple("true", "/1 §"),
            tuple("1", "/m[1]/item[1]"),
            tuple("2", "/m[1]/item[2]"),
            tuple("1200", "/z"));
  }

  @ParameterizedTest
  @CsvSource({
    "F60000227, F60000227, G60000083, G60000083",
    "F60000227, F60000000227, G60000083, G60000000083",
    "F60000000227, F60000227, G60000000083, G60000083",
    "F60000000227, F60000000227, G60000083, G60000000083",
    "F05123001287, F05123001287, G05123001287, G05123001287",
  })
  void aFimIdInThePathFindsTheFieldInEitherWidth(
      String field, String fieldInData, String group, String groupInData) {
    Case made =
        json(
            "{\"%s\":{\"%s\":\"Muster\"}}".formatted(groupInData, fieldInData),
            "applicants: {person: {familyName: %s/%s}}".formatted(group, field));
    assertThat(made.getApplicants().getFirst().getPerson().getFamilyName()).isEqualTo("Muster");
  }

  @Test
  void aNameThatOnlyLooksLikeAFimIdStaysAsItIs() {
    Case made =
        json(
            "{\"XF60000000227\":\"A\",\"F60000000227-x\":\"B\",\"f60000000227\":\"C\"}",
            """
            fields:
              a: {label: A, path: XF60000000227}
              b: {label: B, path: "F60000000227-x[. != 'F60000000227']"}
              c: {label: C, path: f60000000227}
            """);
    assertThat(made.getFields().stream().flatMap(f -> f.getValues().stream()))
        .extracting(FieldValue::getValue)
        .containsExactly("A", "B", "C");
  }

  @Test
  void coverageCountsEveryLeafOnceAndNamesWhatIsOpen() {
    Coverage coverage =
        Sources.mapped(
                write(
                    """
                    fields: {x: {label: X, path: x/n}}
                    """,
                    "xml",
                    """
                    ignore: [{path: k, reason: weil}]
                    attach: [{path: t, reason: im Dokument}]
                    """),
                Sources.xml(
                    "<a b='1' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='false'><!-- c --><x i='2'><n>geheim</n></x><k l='3'><m>4</m></k><t>5<u>6</u></t><o>geheim</o><o>9</o></a>"),
                LISTS)
            .coverage();
    assertThat(coverage.mapped()).isEqualTo(1);
    assertThat(coverage.ignored()).isEqualTo(2);
    assertThat(coverage.attached()).isEqualTo(2);
    assertThat(coverage.open())
        .containsExactly(
            new Coverage.OpenPath("/a/@b", 1),
            new Coverage.OpenPath("/a/o", 2),
            new Coverage.OpenPath("/a/x/@i", 1));
    assertThat(coverage.total()).isEqualTo(9);
    assertThat(coverage.toString()).doesNotContain("geheim");
  }

  @Test
  void aMappingThatWorksTooMuchIsStopped() {
    String many = "<a>" + "<b>x</b>".repeat(20_000) + "</a>";
    String mapping =
        "mapping: 1\nsource: xml\ncase: {fields: {x: {label: X, path: \"b[count(preceding::*) > 100000]\"}}}";
    Mapping limited =
        new YamlMappings(1_000_000)
            .compile("probe", "mapping.yaml", Map.of("mapping.yaml", mapping.getBytes(UTF_8)));
    assertThatThrownBy(() -> limited.apply(Sources.xml(many), LISTS))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("stopped after more than 1000000 steps");
  }

  @Test
  void aRegularExpressionThatNeverEndsIsStopped() {
    String many = "<a r='" + "a".repeat(60) + "!'>" + "<b/>".repeat(1000) + "</a>";
    assertThatThrownBy(
            () -> xml(many, "fields: {x: {label: X, path: \"b[matches(../@r, '^(a+)+$')]\"}}"))
        .isInstanceOf(Fault.class)
        .hasMessageNotContaining("aaaa");
  }

  @Test
  void aMessageWithManyRepeatedGroupsIsMappedWithoutReachingTheLimit() {
    String many = "<a>" + "<m><n>1</n><e>mg</e></m>".repeat(20_000) + "</a>";
    Case made =
        xml(
            many,
            "groups: {m: {label: M, for: m, fields: {n: {label: N, path: n}, e: {label: E, path: e}}}}");
    assertThat(made.getGroups()).hasSize(20_000);
    assertThat(made.getGroups().getLast().getSource()).isEqualTo("/a/m[20000]");
  }

  @Test
  void aMappingForXmlIsNotUsedForJson() {
    assertThatThrownBy(
            () -> Sources.mapped(write("test: ./@test", "xml", ""), Sources.json("{}"), LISTS))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("the document is JSON");
  }

  private static String born(Case made) {
    return made.getApplicants().getFirst().getPerson().getDateOfBirth();
  }

  private Case xml(String source, String mapping) {
    return Sources.mapped(write(mapping, "xml", ""), Sources.xml(source), LISTS).caseRecord();
  }

  private Case json(String source, String mapping) {
    return Sources.mapped(write(mapping, "json", ""), Sources.json(source), LISTS).caseRecord();
  }

  private Path write(String mapping, String format, String rest) {
    Path file = folder.resolve("mapping.yaml");
    try {
      Files.write(
          file,
          ("mapping: 1\nsource: " + format + "\ncase:\n" + mapping.indent(2) + rest)
              .getBytes(UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return file;
  }

  private static final CodeLists LISTS =
      new CodeLists() {
        private final Map<String, String> codes = Map.of("w", "weiblich", "m", "männlich");

        @Override
        public boolean knows(String listUri, String listVersion) {
          return listUri.equals("urn:x:geschlecht") && List.of("1").contains(listVersion);
        }

        @Override
        public Optional<String> label(String listUri, String listVersion, String code) {
          return Optional.ofNullable(codes.get(code));
        }
      };
}
