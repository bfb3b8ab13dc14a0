package de.fallbruecke.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.casefile.CaseFormats;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xoev.SourceDocument;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The alternative for the rare hard case: a stylesheet that makes the case draft. */
class StylesheetMappingTest {
  static final String HEAD =
      "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:f='urn:probe' xmlns='urn:fallbruecke:case:1.0' exclude-result-prefixes='xs f'>";

  private static final String SHEET =
      HEAD
          + """
          <xsl:output method="xml" indent="yes"/>
          <xsl:variable name="kopf" select="/a/@nr"/>
          <xsl:function name="f:datum" as="xs:string">
            <xsl:param name="d"/>
            <xsl:sequence select="string-join(reverse-free($d), '-')"/>
          </xsl:function>
          <xsl:template match="/a">
            <case test="false">
              <externalId scheme="nr"><xsl:value-of select="$kopf"/></externalId>
              <applicationDate><xsl:value-of select="f:datum(datum)"/></applicationDate>
              <xsl:apply-templates select="p"/>
              <xsl:variable name="baum"><xsl:for-each select="p"><n><xsl:value-of select="name"/></n></xsl:for-each></xsl:variable>
              <field name="namen" label="Namen" type="text">
                <xsl:for-each select="$baum/*[. != '']"><xsl:sort select="." order="descending"/>
                  <value><xsl:value-of select="."/></value>
                </xsl:for-each>
              </field>
            </case>
          </xsl:template>
          <xsl:template match="p">
            <applicant role="{if (position() = 1) then 'main' else 'coApplicant'}">
              <person>
                <xsl:call-template name="person"><xsl:with-param name="von" select="."/></xsl:call-template>
              </person>
            </applicant>
          </xsl:template>
          <xsl:template name="person">
            <xsl:param name="von"/>
            <familyName><xsl:value-of select="$von/name"/></familyName>
          </xsl:template>
          </xsl:stylesheet>
          """
              .replace(
                  "string-join(reverse-free($d), '-')",
                  "concat(substring($d, 7), '-', substring($d, 4, 2), '-', substring($d, 1, 2))");

  private static final String SOURCE =
      "<a nr='4711' art='x'><datum>02.11.2026</datum><p><name>Ädler</name><weg>1</weg></p><p><name>Zorn</name></p><k>2</k></a>";

  @Test
  void aStylesheetMakesTheCase() {
    Case made = apply(SHEET, null, Sources.xml(SOURCE)).caseRecord();

    assertThat(CaseFormats.plain().toDraft(made))
        .contains(
            "<externalId scheme=\"nr\">4711</externalId>",
            "<applicationDate>2026-11-02</applicationDate>",
            "<applicant role=\"coApplicant\">",
            "<familyName>Ädler</familyName>",
            "<messageName>a</messageName>");
    assertThat(made.getFields().getFirst().getValues())
        .extracting(v -> v.getValue())
        .containsExactly("Ädler", "Zorn");
  }

  @Test
  void aStylesheetReadsJsonAsTheMappingFileDoes() {
    String sheet =
        HEAD
            + "<xsl:template match='/json'><case><externalId scheme='x'><xsl:value-of select='g/n'/></externalId></case></xsl:template></xsl:stylesheet>";
    Mapping.Mapped mapped = apply(sheet, null, Sources.json("{\"g\":[{\"n\":\"A\"}],\"o\":2}"));

    assertThat(mapped.caseRecord().getExternalIds().getFirst().getValue()).isEqualTo("A");
    assertThat(mapped.coverage().mapped()).isEqualTo(1);
    assertThat(mapped.coverage().open()).containsExactly(new Coverage.OpenPath("/o", 1));
  }

  @Test
  void aLeafIsMappedOnlyIfItWasReadAndStandsInTheCase() {
    Coverage coverage = apply(SHEET, null, Sources.xml(SOURCE)).coverage();

    // the date stands there in another form, which nobody but the author can tell from a condition
    assertThat(coverage.mapped()).isEqualTo(3);
    assertThat(coverage.open())
        .containsExactly(
            new Coverage.OpenPath("/a/@art", 1),
            new Coverage.OpenPath("/a/datum", 1),
            new Coverage.OpenPath("/a/k", 1),
            new Coverage.OpenPath("/a/p/weg", 1));
  }

  @Test
  void whatIsConvertedIgnoredOrAttachedIsNamedWithItsReasonBesideTheStylesheet() {
    String named =
        """
        coverage: 1
        converted:
          - { path: datum, reason: "Aus TT.MM.JJJJ" }
          - { path: k, reason: "Wird gar nicht gelesen" }
        ignore:
          - { path: p/weg, reason: "Ohne Belang" }
        attach:
          - { path: "./@art", reason: "Nur im Original" }
        """;
    Mapping mapping = compile(SHEET, named);
    Coverage coverage = mapping.apply(Sources.xml(SOURCE), Run.NOWHERE.codeLists()).coverage();

    assertThat(coverage.mapped()).isEqualTo(4);
    assertThat(coverage.ignored()).isEqualTo(1);
    assertThat(coverage.attached()).isEqualTo(1);
    assertThat(coverage.open()).containsExactly(new Coverage.OpenPath("/a/k", 1));
    assertThat(mapping.outline().source()).isEqualTo(MappingOutline.Kind.STYLESHEET);
    assertThat(mapping.outline().converted())
        .contains(new MappingOutline.Named("datum", "Aus TT.MM.JJJJ"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // of everything: read as one heap
        "<xsl:template match='/a'><case><externalId scheme='x'><xsl:value-of select='string(.)'/></externalId></case></xsl:template>",
        // only looked at
        "<xsl:template match='/a'><case><externalId scheme='x'><xsl:value-of select=\"if (p/name = 'Zorn') then 'ja' else 'nein'\"/></externalId></case></xsl:template>"
      })
  void readingEverythingAtOnceOrForAConditionIsNoMapping(String templates) {
    assertThat(
            apply(HEAD + templates + "</xsl:stylesheet>", null, Sources.xml(SOURCE))
                .coverage()
                .mapped())
        .isLessThanOrEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<fall/>",
        "<xsl:copy-of select='/*'/>",
        "<case><applicationDate>GEHEIM</applicationDate></case>",
        "<case><tenant>fremd</tenant></case>",
        "<case><caseId>1</caseId></case>",
        "<case caseNumber='1'/>",
        "<case><document id='x'/></case>",
        "<case><xsl:element name='{string(/a/n)}'/></case>",
        "<case><externalId scheme='x'><xsl:value-of select=\"xs:integer(/a/n)\"/></externalId></case>",
        "GEHEIM"
      })
  void aResultThatIsNoDraftHoldsTheSubmissionWithoutNamingAValue(String content) {
    assertThatThrownBy(() -> apply(sheet(content), null, Sources.xml("<a><n>GEHEIM</n><n2/></a>")))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.MAPPING_FAILED))
        .hasMessageContaining("case.xsl")
        .hasMessageNotContaining("GEHEIM")
        .hasMessageNotContaining("fremd");
  }

  private static String sheet(String content) {
    return HEAD + "<xsl:template match='/'>" + content + "</xsl:template></xsl:stylesheet>";
  }

  private static Mapping.Mapped apply(String sheet, String named, SourceDocument source) {
    return compile(sheet, named).apply(source, Run.NOWHERE.codeLists());
  }

  private static Mapping compile(String sheet, String named) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("case.xsl", sheet.getBytes(UTF_8));
    if (named != null) {
      files.put("case.coverage.yaml", named.getBytes(UTF_8));
    }
    return Sources.compile("case.xsl", files);
  }
}
