package de.fallbruecke.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.casefile.CaseIds;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.Document;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.PackageText;
import de.fallbruecke.submission.ContentDefect;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Submission;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteRunTest {
  private static final Map<String, String> HERE = Map.of("destination", "here", "target", "fv");

  @TempDir Path directory;
  private RouteWorld world;

  @BeforeEach
  void aDestination() {
    world = new RouteWorld(directory).destination("here", "kreis");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private void probe(PackageText text) {
    text.in(directory);
    world.instance("kreis-probe", "probe", "kreis", HERE).start();
  }

  @Test
  void aSubmissionBecomesACaseAndItsDeliveries() {
    probe(new PackageText("probe").step("- to: target:{{target}}?required=false"));
    String xml = "<antrag xmlns='urn:probe'>Ärger</antrag>";
    Submission submission =
        world.submit("here", RouteWorld.envelope(RouteWorld.SERVICE, xml, "urn:probe:schema"), xml);

    Routed.Mapped mapped = (Routed.Mapped) world.route(submission);

    Case record = mapped.caseRecord();
    assertThat(mapped.caseId()).isEqualTo(CaseIds.of(submission.id()));
    assertThat(record.getCaseNumber()).isEqualTo(mapped.number()).startsWith("FB-");
    assertThat(record.getTenant()).isEqualTo("kreis");
    assertThat(record.getServiceKey()).isEqualTo(RouteWorld.SERVICE);
    assertThat(record.getServiceName()).isEqualTo("Probeleistung");
    assertThat(record.getReceivedAt().toInstant()).isEqualTo(RouteWorld.NOW);
    assertThat(record.getFields().getFirst().getValues().getFirst().getValue()).isEqualTo("Ärger");
    assertThat(record.getExternalIds())
        .extracting("scheme")
        .containsExactly("fitconnect.submission", "fitconnect.case", "message", "sender");
    assertThat(record.getSource().getStandard()).isEqualTo("XProbe");
    assertThat(record.getSource().getSender().getPrefix()).isEqualTo("psw");
    assertThat(record.getProvenance().getHash()).isEqualTo(mapped.provenance().hash());
    assertThat(record.getCoverage().getLeaves()).isEqualTo(6);
    assertThat(record.getDocuments())
        .singleElement()
        .satisfies(
            original -> {
              assertThat(original.getId()).isEqualTo("original");
              assertThat(original.isOriginal()).isTrue();
              assertThat(original.isMain()).isTrue();
            });
    assertThat(mapped.wanted()).containsExactly(new Routed.Wanted("fv", true));
    assertThat(mapped.test()).isFalse();
    assertThat(world.route(submission))
        .as("a second run makes the same")
        .extracting("caseId", "number", "wanted")
        .containsExactly(mapped.caseId(), mapped.number(), mapped.wanted());
  }

  @Test
  void theFirstFormIsTheMainDocument() {
    probe(new PackageText("probe"));
    Envelope plain = RouteWorld.envelope(RouteWorld.SERVICE, "<a xmlns='urn:probe'/>", null);
    Envelope with =
        new Envelope(
            null,
            plain.service(),
            null,
            plain.data(),
            List.of(
                new Envelope.Document(
                    "attachment/1",
                    "d1",
                    "ä\u0001.pdf",
                    "application/pdf",
                    "attachment",
                    null,
                    3,
                    "a".repeat(128)),
                new Envelope.Document(
                    "attachment/2",
                    "d2",
                    null,
                    "application/pdf",
                    "form",
                    "Formular",
                    4,
                    "b".repeat(128))),
            new Envelope.Payment(
                Map.of(
                    "grossAmount", "26.00", "status", "BOOKED", "transactionTimestamp", "gestern")),
            List.of(
                new Envelope.Identification(
                    "identification/1",
                    null,
                    "application/jose",
                    "http://eidas.europa.eu/LoA/substantial")),
            new Envelope.ReplyChannel(
                "fitConnect",
                Map.of("processStandards", "[\"urn:a\",\"urn:b\"]", "encryptionPublicKey", "{}")),
            null,
            null,
            null,
            true);

    Routed.Mapped mapped =
        (Routed.Mapped) world.route(world.submit("here", with, "<a xmlns='urn:probe'/>"));

    Case record = mapped.caseRecord();
    assertThat(record.getDocuments())
        .extracting(Document::getId, Document::isMain)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("d1", false),
            org.assertj.core.groups.Tuple.tuple("d2", true),
            org.assertj.core.groups.Tuple.tuple("original", false));
    assertThat(record.getDocuments().getFirst().getFilename()).isEqualTo("ä\uFFFD.pdf");
    assertThat(record.getPayment().getGrossAmount()).isEqualByComparingTo("26");
    assertThat(record.getPayment().getTransactionTime()).isNull();
    assertThat(record.getIdentifications().getFirst().getTrustLevel().value())
        .isEqualTo("substantial");
    assertThat(record.getIdentifications().getFirst().isVerified()).isFalse();
    assertThat(record.getReplyChannel().getProcessStandards()).containsExactly("urn:a", "urn:b");
    assertThat(mapped.test()).as("the envelope says test").isTrue();
    assertThat(record.isTest()).isTrue();
  }

  @Test
  void aTestIsKnownAsOneThoughTheRouteDoesNotAsk() {
    probe(new PackageText("probe"));

    Routed.Mapped mapped =
        (Routed.Mapped) world.route("here", RouteWorld.SERVICE, "<test xmlns='urn:probe'/>");

    assertThat(mapped.test()).isTrue();
    assertThat(mapped.caseRecord().isTest()).isTrue();
  }

  @Test
  void everythingAtATestDestinationIsATest() {
    world.destination("probe-platz", "kreis", true, List.of());
    new PackageText("probe").in(directory);
    world
        .instance("p", "probe", "kreis", Map.of("destination", "probe-platz", "target", "fv"))
        .start();

    assertThat(((Routed.Mapped) world.route("probe-platz", null, "<a xmlns='urn:probe'/>")).test())
        .isTrue();
  }

  @Test
  void dataThatIsNotWellFormedIsADefect() {
    probe(new PackageText("probe"));

    assertThat(world.route("here", null, "<a>GEHEIM</b>"))
        .isInstanceOfSatisfying(
            Routed.Defective.class,
            defective -> {
              assertThat(defective.defect().kind()).isEqualTo(ContentDefect.Kind.NOT_WELL_FORMED);
              assertThat(defective.defect().detail()).doesNotContain("GEHEIM");
            });
  }

  @Test
  void dataInvalidUnderAPublishedSchemaIsADefectThatNamesTheRule() {
    probe(new PackageText("probe"));

    assertThat(world.route("here", null, "<invalid xmlns='urn:probe'/>"))
        .isInstanceOfSatisfying(
            Routed.Defective.class,
            defective -> {
              assertThat(defective.defect().kind()).isEqualTo(ContentDefect.Kind.SCHEMA_VIOLATION);
              assertThat(defective.defect().detail()).contains("cvc-x", "/invalid", "line 1");
            });
  }

  @Test
  void dataInvalidUnderASchemaThatTheDestinationDoesNotPublishIsHeld() {
    world
        .destination("other", "kreis", false, List.of("urn:something:else"))
        .destination("any", "kreis", false, List.of())
        .instance("a", "probe", "kreis", Map.of("destination", "other", "target", "fv"))
        .instance("b", "probe", "kreis", Map.of("destination", "any", "target", "fv"));
    probe(new PackageText("probe"));
    String xml = "<invalid xmlns='urn:probe'/>";

    assertHeld(FaultCode.DOCUMENT_INVALID, () -> world.route("other", null, xml));
    assertThat(world.route("any", null, xml))
        .as("any schema is offered and the sender declared this one")
        .isInstanceOf(Routed.Defective.class);
    assertHeld(
        FaultCode.DOCUMENT_INVALID,
        () -> world.route(world.submit("any", RouteWorld.envelope(null, xml, null), xml)));
  }

  @Test
  void anUnknownSchemaOrCodeIsHeld() {
    probe(new PackageText("probe"));

    assertHeld(FaultCode.SCHEMA_UNKNOWN, () -> world.route("here", null, "<a/>"));
    assertHeld(
        FaultCode.CODE_UNKNOWN, () -> world.route("here", null, "<badcode xmlns='urn:probe'/>"));
  }

  @Test
  void aSchemaThatThePackageDoesNotNameIsUnknownToIt() {
    new PackageText("narrow").manifestLine("schemaPacks: [\"xprobe:1.0\"]").in(directory);
    world.instance("n", "narrow", "kreis", HERE).start();

    assertThat(world.route("here", null, "<a xmlns='urn:probe'/>"))
        .isInstanceOf(Routed.Mapped.class);
  }

  @Test
  void aPackageThatLacksItsSchemaPackHarmsNobodyUntilItIsUsed() {
    new PackageText("wrong").manifestLine("schemaPacks: [absent]").in(directory);
    probe(new PackageText("probe"));

    assertThat(world.packages().broken().get("wrong"))
        .contains("FB-RTE-007", "wrong/package.yaml", "absent");
    assertThat(world.packages().all()).extracting(RoutePackage::id).containsExactly("probe");
    try (RouteWorld using =
        new RouteWorld(directory)
            .destination("here", "kreis")
            .instance("w", "wrong", "kreis", HERE)) {
      assertThatThrownBy(using::start).hasMessageContaining("FB-RTE-007");
    }
  }

  @Test
  void withRequiredFalseAnUnknownSchemaPasses() {
    PackageText text = new PackageText("probe");
    probe(
        text.route(
            """
            - route:
                id: probe
                from:
                  uri: fitconnect:{{destination}}
                  steps:
                    - to: xoev:header
                    - to: xoev:validate?required=false
                    - to: case:map
                    - to: target:{{target}}
            """));

    assertThat(world.route("here", null, "<a/>")).isInstanceOf(Routed.Mapped.class);
    assertThat(world.route("here", null, "<invalid xmlns='urn:probe'/>"))
        .isInstanceOf(Routed.Defective.class);
    assertHeld(FaultCode.HEADER_UNKNOWN, () -> world.route("here", null, "<headless/>"));
  }

  @Test
  void aConditionChoosesByOurHeadersOnly() {
    probe(
        new PackageText("probe")
            .parameter(
                "second: {type: target, description: Zweites Fachverfahren, default: archiv}")
            .route(
                """
                - route:
                    id: probe
                    from:
                      uri: fitconnect:{{destination}}
                      steps:
                        - to: xoev:header
                        - to: case:map
                        - choice:
                            when:
                              - simple: "${header.messageType} == '0200' && ${header.test} == 'false'"
                                steps:
                                  - log: "Einreichung ${header.submission} an ${header.channel}"
                                  - to: target:{{target}}
                                  - to: target:{{second}}?required=false
                            otherwise:
                              steps:
                                - to: target:{{target}}
                        - filter:
                            simple: "${header.schemaPack} == null"
                            steps:
                              - stop: {}
                        - to: target:{{second}}
                """));

    Routed.Mapped mapped = (Routed.Mapped) world.route("here", null, "<a xmlns='urn:probe'/>");

    assertThat(mapped.wanted())
        .containsExactly(new Routed.Wanted("fv", true), new Routed.Wanted("archiv", false));
  }

  @Test
  void aRouteThatWantsNothingOrMapsTwiceIsHeld() {
    probe(
        new PackageText("probe")
            .step("- filter: {simple: \"${header.service} == null\", steps: [{stop: {}}]}"));
    new PackageText("twice").step("- to: case:map").in(directory);

    assertHeld(FaultCode.ROUTE_FAILED, () -> world.route("here", null, "<a xmlns='urn:probe'/>"));
    try (RouteWorld second = new RouteWorld(directory).destination("here", "kreis")) {
      second.instance("t", "twice", "kreis", HERE).start();
      assertHeld(
          FaultCode.ROUTE_FAILED, () -> second.route("here", null, "<a xmlns='urn:probe'/>"));
    }
  }

  @Test
  void anUnexpectedFailureNeverShowsContent() {
    probe(new PackageText("probe"));

    assertThatThrownBy(
            () -> world.route("here", null, "<explode xmlns='urn:probe'>GEHEIM</explode>"))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.ROUTE_FAILED))
        .hasMessageContaining("kreis-probe")
        .hasNoCause()
        .message()
        .doesNotContain("GEHEIM");
  }

  @Test
  void aSubmissionWithoutStructuredDataIsHeld() {
    probe(new PackageText("probe"));
    Envelope empty =
        new Envelope(
            null, null, null, null, List.of(), null, List.of(), null, null, null, null, false);

    assertHeld(FaultCode.ROUTE_FAILED, () -> world.route(world.submit("here", empty, "")));
  }

  static void assertHeld(
      FaultCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }
}
