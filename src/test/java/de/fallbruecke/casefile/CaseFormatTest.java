package de.fallbruecke.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.testkit.RandomCase;
import java.io.IOException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaseFormatTest {
  private static final CaseFormat FORMAT = new BoundCaseFormat();
  private static final Schema JSON_SCHEMA = jsonSchema();

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyCaseSurvivesXmlAndJsonUnchanged(long seed) {
    Case record = RandomCase.of(seed);
    Case throughXml = FORMAT.fromXml(FORMAT.toXml(record));
    assertThat(throughXml).usingRecursiveComparison().isEqualTo(record);
    Case throughJson = FORMAT.fromJson(FORMAT.toJson(throughXml));
    assertThat(throughJson).usingRecursiveComparison().isEqualTo(record);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyJsonWeWriteIsValidUnderThePublishedSchema(long seed) {
    String json = new String(FORMAT.toJson(RandomCase.of(seed)), UTF_8);
    assertThat(
            JSON_SCHEMA.validate(
                json,
                InputFormat.JSON,
                c -> c.executionConfig(e -> e.formatAssertionsEnabled(true))))
        .isEmpty();
  }

  @Test
  void thePublishedJsonSchemaRefusesWhatIsNoCase() {
    String json = new String(FORMAT.toJson(RandomCase.of(2)), UTF_8);
    assertThat(JSON_SCHEMA.validate(json.replaceFirst("caseId", "caseid"), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void combiningCharactersAreNeitherComposedNorTakenApart() {
    Case record = RandomCase.of(1);
    record.setTenant("s\u030C und š");
    assertThat(FORMAT.fromXml(FORMAT.toXml(record)).getTenant()).isEqualTo("s\u030C und š");
    assertThat(FORMAT.fromJson(FORMAT.toJson(record)).getTenant()).isEqualTo("s\u030C und š");
  }

  @Test
  void theJsonFormIsNatural() {
    var json = Json.mapper().readTree(FORMAT.toJson(RandomCase.of(3)));
    assertThat(json.propertyNames()).startsWith("test", "caseId", "caseNumber", "submissionId");
    assertThat(json.get("applicants").isArray()).isTrue();
    assertThat(json.get("applicants").get(0).get("role").asString())
        .isIn("main", "coApplicant", "concerned");
    assertThat(json.get("receivedAt").asString()).startsWith("2026-03-01T");
    assertThat(json.toString()).doesNotContain("null", "[]", "{}");
  }

  @Test
  void anUnfinishedCaseIsNotWrittenAndTheFaultNamesRuleAndPlaceOnly() {
    Case record = RandomCase.of(5);
    record.setCaseNumber("geheim Müller");
    assertThatThrownBy(() -> FORMAT.toXml(record))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.CASE_INVALID))
        .hasMessageContaining("cvc-pattern-valid")
        .hasMessageContaining("Case")
        .hasMessageNotContaining("Müller")
        .hasNoCause();
    assertThatThrownBy(() -> FORMAT.toJson(record)).isInstanceOf(Fault.class);
  }

  @Test
  void aControlCharacterIsRefusedInsteadOfWritingXmlThatNobodyCanRead() {
    Case record = RandomCase.of(6);
    record.setTenant("a\u0001b");
    assertThatThrownBy(() -> FORMAT.toXml(record))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("control character");
    assertThatThrownBy(() -> FORMAT.toJson(record)).isInstanceOf(Fault.class);
  }

  @Test
  void invalidInputIsRefusedWithoutQuotingIt() {
    assertThatThrownBy(
            () ->
                FORMAT.fromXml(
                    "<case xmlns='urn:fallbruecke:case:1.0'><caseId>Müller</caseId></case>"
                        .getBytes(UTF_8)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("line 1")
        .hasMessageNotContaining("Müller");
    assertThatThrownBy(
            () ->
                FORMAT.fromXml(
                    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"
                        .getBytes(UTF_8)))
        .isInstanceOf(Fault.class);
    assertThatThrownBy(() -> FORMAT.fromJson("{\"Müller\":1}".getBytes(UTF_8)))
        .isInstanceOf(Fault.class)
        .hasMessageNotContaining("Müller");
    assertThatThrownBy(() -> FORMAT.fromJson("{\"test\":true}".getBytes(UTF_8)))
        .isInstanceOf(Fault.class);
  }

  @Test
  void aDraftMayLackWhatTheEngineAddsButKnowsNoForeignElements() {
    Case draft =
        FORMAT.fromDraft(
            "<case xmlns='urn:fallbruecke:case:1.0' test='true'><applicant role='main'><person><familyName>Öz</familyName></person></applicant></case>"
                .getBytes(UTF_8));
    assertThat(draft.getApplicants().getFirst().getPerson().getFamilyName()).isEqualTo("Öz");
    assertThat(FORMAT.toDraft(FORMAT.fromDraft(FORMAT.toDraft(draft).getBytes(UTF_8))))
        .isEqualTo(FORMAT.toDraft(draft));
    assertThatThrownBy(
            () ->
                FORMAT.fromDraft(
                    "<case xmlns='urn:fallbruecke:case:1.0'><aplicant/></case>".getBytes(UTF_8)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("line 1");
  }

  private static Schema jsonSchema() {
    try (var in = CaseFormatTest.class.getResourceAsStream("/schemas/case/1.0/case.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
