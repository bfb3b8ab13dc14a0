package de.fallbruecke.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import de.fallbruecke.fitconnect.DeliveryStub.Answer;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.testkit.MemoryStaging;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of submissions, good ones and falsified ones. */
class ReceptionTest {
  private static final UUID ATTACHMENT = UUID.fromString("9eec7d3e-dc66-4f82-9f52-1520bf96a32e");
  private static final byte[] PDF = "%PDF-1.7 Nachweis".getBytes(UTF_8);

  @TempDir Path folder;
  private final DeliveryStub stub = new DeliveryStub();
  private final MemoryStaging staging = new MemoryStaging();
  private final Sent sent = new Sent().with(ATTACHMENT, PDF);
  private Site site;

  @BeforeEach
  void site() {
    site = new Site(stub, folder);
  }

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void aCompleteSubmissionIsVerifiedAndItsPartsAreStaged() {
    deliver();

    assertThat(site.channel().list(site.destination))
        .containsExactly(new Announcement(sent.id.toString(), sent.caseId.toString()));
    Reception.Verified verified = verified();

    Envelope envelope = verified.envelope();
    assertThat(envelope.externalCase()).isEqualTo(sent.caseId.toString());
    assertThat(envelope.service()).isEqualTo(new Envelope.Service(Sent.SERVICE, "Wohngeld"));
    assertThat(envelope.region()).isEqualTo("064350014014");
    assertThat(envelope.data())
        .isEqualTo(
            new Envelope.Data(
                "application/json", Sent.SCHEMA, sent.data.length, Sha512.hex(sent.data)));
    assertThat(envelope.documents())
        .containsExactly(
            new Envelope.Document(
                "attachment/" + ATTACHMENT,
                ATTACHMENT.toString(),
                "Nachweis.pdf",
                "application/pdf",
                "attachment",
                null,
                PDF.length,
                Sha512.hex(PDF)));
    assertThat(envelope.reply())
        .isEqualTo(
            new Envelope.ReplyChannel("eMail", Map.of("address", "antragstellerin@example.org")));
    assertThat(envelope.applicationDate()).hasToString("2026-11-19");
    assertThat(staging.names()).containsExactly("attachment/" + ATTACHMENT, "data", "metadata");
    assertThat(staging.content("data")).isEqualTo(sent.data);
    assertThat(staging.content("attachment/" + ATTACHMENT)).isEqualTo(PDF);
    assertThat(verified.memo()).contains(sent.caseId.toString()).doesNotContain("example.org");
    assertThat(verified.evidence()).extracting("kind").contains("EVENT_TOKEN", "PARTS_VERIFIED");
    assertThat(verified.evidence().toString())
        .doesNotContain("Nachweis.pdf")
        .doesNotContain("example.org");
    assertThat(stub.count("POST /submission-api")).isZero();
  }

  @Test
  void aSubmissionWhoseDataWasSwappedIsRejectedWithTheTagProblem() {
    deliver();
    sent.encryptedData = Encrypted.jwe("{\"antrag\":\"Meier\"}".getBytes(UTF_8), sent.key);
    republish();
    rejected(FaultCode.TAG_MISMATCH, "incorrect-authentication-tag", "data");
    assertThat(staging.names()).doesNotContain("data");
  }

  @Test
  void swappedMetadataAreRejectedWithTheTagProblem() {
    deliver();
    sent.encryptedMetadata = Encrypted.jwe("{}".getBytes(UTF_8), sent.key);
    republish();
    rejected(FaultCode.TAG_MISMATCH, "incorrect-authentication-tag", "metadata");
  }

  @Test
  void aSwappedAttachmentIsRejectedWithTheTagProblemAndNotKept() {
    deliver();
    stub.attachments.put(ATTACHMENT.toString(), Encrypted.jwe(PDF, sent.key));
    rejected(FaultCode.TAG_MISMATCH, "incorrect-authentication-tag", "attachment:" + ATTACHMENT);
    assertThat(staging.names()).doesNotContain("attachment/" + ATTACHMENT);
  }

  @Test
  void severalDefectsOfTheSenderAreReportedTogether() {
    deliver();
    sent.encryptedData = Encrypted.jwe("{}".getBytes(UTF_8), sent.key);
    stub.attachments.remove(ATTACHMENT.toString());
    republish();
    Reception.Defective defective = defective();
    assertThat(defective.rejectable()).isTrue();
    assertThat(defective.problems())
        .extracting(Problem::instance)
        .containsExactly("data", "attachment:" + ATTACHMENT);
    assertThat(defective.envelope()).isNotNull();
  }

  @Test
  void oneDefectThatMayBeOursIsEnoughToHoldInsteadOfReject() {
    sent.serviceIdentifier = "urn:de:fim:leika:leistung:99999999999999";
    site.destination = Site.destination(false, List.of(Sent.SERVICE), List.of());
    deliver();
    sent.encryptedData = Encrypted.jwe("{}".getBytes(UTF_8), sent.key);
    republish();
    Reception.Defective defective = defective();
    assertThat(defective.rejectable()).isFalse();
    assertThat(defective.code()).isEqualTo(FaultCode.SERVICE_NOT_OFFERED);
    assertThat(defective.problems()).hasSize(2);
  }

  @Test
  void aDestinationMayHoldWhatOthersReject() {
    site.destination = Site.destination(true, List.of(), List.of());
    deliver();
    sent.encryptedData = Encrypted.jwe("{}".getBytes(UTF_8), sent.key);
    republish();
    held(FaultCode.TAG_MISMATCH);
  }

  @Test
  void aWrongOwnKeyRejectsNothing() {
    sent.key = TestKeys.encryption("another-encryption-key");
    site.own("decryption-keys[0]", renamedKey());
    deliver();
    held(FaultCode.NOT_DECRYPTABLE);
  }

  @Test
  void aKeyThatIsNotLoadedRejectsNothing() {
    sent.key = TestKeys.encryption("another-encryption-key");
    deliver();
    held(FaultCode.KEY_UNKNOWN);
  }

  @Test
  void theFormerKeyStillOpensWhatWasEncryptedBeforeTheRotation() {
    sent.key = TestKeys.encryption("another-encryption-key");
    site.own("decryption-keys[1]", site.file(TestKeys.encryption("another-encryption-key")));
    deliver();
    verified();
  }

  @Test
  void aWrongHashOfTheDataIsRejected() {
    Sent.describe(sent.dataEntry(), "other".getBytes(UTF_8));
    deliver();
    rejected(FaultCode.HASH_MISMATCH, "hash-mismatch", "data");
  }

  @Test
  void aWrongHashOfAnAttachmentIsRejected() {
    Sent.describe((ObjectNode) sent.list().get(0), "other".getBytes(UTF_8));
    deliver();
    rejected(FaultCode.HASH_MISMATCH, "hash-mismatch", "attachment:" + ATTACHMENT);
    assertThat(staging.names()).doesNotContain("attachment/" + ATTACHMENT);
  }

  @Test
  void anAttachmentThatIsAnnouncedAndListedButAbsentIsRejected() {
    deliver();
    stub.attachments.clear();
    rejected(FaultCode.ATTACHMENT_MISSING, "missing-attachment", "attachment:" + ATTACHMENT);
  }

  @Test
  void anAttachmentThatOnlySomeProxyCannotFindIsHeld() {
    deliver();
    stub.instead =
        a ->
            a.line().contains("/attachments/")
                ? new Answer(404, "text/html", "<h1>not found</h1>", Map.of())
                : null;
    held(FaultCode.ATTACHMENT_MISSING);
  }

  @Test
  void aTruncatedPartIsHeld() {
    deliver();
    sent.encryptedData = sent.encryptedData.substring(0, sent.encryptedData.length() - 40);
    republish();
    held(FaultCode.NOT_DECRYPTABLE);
  }

  @Test
  void anAnnouncedAttachmentThatTheEventLogDoesNotKnowIsHeld() {
    deliver();
    sent.publish(stub, Site.DESTINATION, List.of(ATTACHMENT, UUID.randomUUID()));
    held(FaultCode.ATTACHMENTS_MISMATCH);
  }

  @Test
  void anAttachmentThatTheMetadataDoNotListIsHeld() {
    sent.list().removeAll();
    deliver();
    held(FaultCode.ATTACHMENTS_MISMATCH);
  }

  @Test
  void metadataThatAreNotJsonAreRejected() {
    deliver();
    replaceMetadata("<metadata/>");
    rejected(FaultCode.METADATA_NOT_READABLE, "syntax-violation", "metadata");
  }

  @Test
  void metadataThatViolateTheirSchemaAreRejectedWithoutQuotingThem() {
    sent.dataEntry().put("submissionSchema", "canary-of-a-person");
    deliver();
    Reception.Defective defective =
        rejected(FaultCode.METADATA_INVALID, "schema-violation", "metadata");
    assertThat(defective.problems().toString())
        .contains("contentStructure")
        .doesNotContain("canary");
  }

  @Test
  void metadataOfANewerMinorVersionAreHeldWhenOurSchemaDoesNotAcceptThem() {
    sent.metadata.put(
        "$schema", "https://schema.fitko.de/fit-connect/metadata/2.7.0/metadata.schema.json");
    sent.dataEntry().remove("submissionSchema");
    deliver();
    held(FaultCode.METADATA_INVALID);
  }

  @Test
  void metadataOfAVersionThatTheDestinationDoesNotOfferAreHeld() {
    site.own("metadata-versions[0]", "2.0.0");
    deliver();
    held(FaultCode.METADATA_VERSION_UNKNOWN);
  }

  @Test
  void metadataOfAnUnknownGenerationAreHeld() {
    sent.metadata.put(
        "$schema", "https://schema.fitko.de/fit-connect/metadata/3.0.0/metadata.schema.json");
    deliver();
    held(FaultCode.METADATA_VERSION_UNKNOWN);
  }

  @Test
  void aDataSchemaThatTheDestinationDoesNotOfferIsHeld() {
    site.destination = Site.destination(false, List.of(), List.of("https://schema.example/other"));
    deliver();
    held(FaultCode.DATA_SCHEMA_NOT_OFFERED);
  }

  @Test
  void anOfferedServiceAndSchemaPass() {
    site.destination =
        Site.destination(false, List.of(Sent.SERVICE), List.of("urn:x", Sent.SCHEMA));
    site.own("data-media-types[0]", "application/json").own("reply-channels[0]", "eMail");
    deliver();
    verified();
  }

  @Test
  void aReplyChannelThatTheDestinationDoesNotOfferIsHeld() {
    site.own("reply-channels[0]", "elster");
    deliver();
    held(FaultCode.REPLY_CHANNEL_NOT_OFFERED);
  }

  @Test
  void missingDataIsHeld() {
    sent.data = null;
    deliver();
    held(FaultCode.DATA_MISSING);
  }

  @Test
  void twoSubmitEventsAreHeld() {
    deliver();
    List<String> log = stub.events.get(sent.caseId.toString());
    log.add(log.get(1));
    held(FaultCode.SUBMIT_EVENT_NOT_UNIQUE);
  }

  @Test
  void aMissingSubmitEventIsHeld() {
    deliver();
    stub.events.get(sent.caseId.toString()).remove(1);
    held(FaultCode.SUBMIT_EVENT_NOT_UNIQUE);
  }

  @Test
  void aSubmitEventWithoutTagsIsHeld() {
    sent.submitEvent = set -> set.payload().removeAll();
    deliver();
    held(FaultCode.TAGS_MISSING);
  }

  @Test
  void aSubmitEventSignedByAnotherKeyIsHeld() {
    sent.submitEvent = set -> set.key = TestKeys.signature("our-signature-key");
    deliver();
    held(FaultCode.EVENT_LOG_NOT_VERIFIABLE);
  }

  @Test
  void compressionIsRefusedInVersion2AndAcceptedInVersion1() {
    sent.deflated = true;
    deliver();
    held(FaultCode.ENCRYPTION_FORBIDDEN);

    site.own("api-version", "v1").own("metadata-versions[0]", "2.x");
    Sent old = new Sent();
    old.deflated = true;
    old.serviceField = "serviceType";
    old.deliver(stub, Site.DESTINATION, site.clock.instant());
    assertThat(site.channel().receive(site.announced(old), site.destination, staging))
        .isInstanceOf(Reception.Verified.class);
    assertThat(stub.count("GET /submission-api/v1/submissions/" + old.id)).isEqualTo(1);
  }

  @Test
  void metadataOfVersion1MayCarryUnknownMembersAndNoData() {
    site.own("api-version", "v1");
    sent.serviceField = "serviceType";
    sent.data = null;
    sent.metadata.remove("$schema");
    ((ObjectNode) sent.metadata.get("contentStructure")).remove("data");
    ((ObjectNode) sent.metadata.get("additionalReferenceInfo")).putObject("x-applicant");
    sent.metadata.putObject("publicServiceType").put("identifier", Sent.SERVICE);
    deliver();
    Envelope envelope = verified().envelope();
    assertThat(envelope.data()).isNull();
    assertThat(envelope.documents()).hasSize(1);
  }

  @Test
  void aServiceInTheMetadataThatDiffersFromTheSubmissionIsHeld() {
    site.own("api-version", "v1");
    sent.serviceField = "serviceType";
    sent.metadata.remove("$schema");
    sent.metadata.putObject("publicServiceType").put("identifier", "urn:de:fim:leika:other");
    deliver();
    held(FaultCode.SERVICE_MISMATCH);
  }

  @Test
  void fragmentsAreJoinedInTheOrderOfTheList() {
    UUID whole = UUID.randomUUID();
    fragments(whole, "first, ", "second");
    deliver();
    Envelope envelope = verified().envelope();
    assertThat(envelope.documents()).hasSize(2);
    assertThat(staging.content("attachment/" + whole)).isEqualTo("first, second".getBytes(UTF_8));
  }

  @Test
  void anOwnObjectBesideFragmentsIsReadAsTheirBeginningIfTheHashSaysSo() {
    UUID whole = UUID.randomUUID();
    fragments(whole, "second, ", "third");
    sent.attachments.put(whole, "first, ".getBytes(UTF_8));
    Sent.describe((ObjectNode) sent.list().get(1), "first, second, third".getBytes(UTF_8));
    deliver();
    verified();
    assertThat(staging.content("attachment/" + whole))
        .isEqualTo("first, second, third".getBytes(UTF_8));
  }

  @Test
  void contentBesideCompleteFragmentsIsNotSilentlyDropped() {
    UUID whole = UUID.randomUUID();
    fragments(whole, "first, ", "second");
    sent.attachments.put(whole, "something else".getBytes(UTF_8));
    deliver();
    held(FaultCode.ATTACHMENTS_MISMATCH);
  }

  @Test
  void dataSetsBecomeProofsWithTheirLevelOfAssurance() {
    String report = "{ \"levelOfAssurance\" : \"substantial\", \"subjectRef\":\"x\" }";
    UUID spelled = UUID.randomUUID();
    UUID text = UUID.randomUUID();
    dataSet(spelled, "application/json", report.getBytes(UTF_8)).put("content", "PLACEHOLDER");
    dataSet(text, "application/json", report.getBytes(UTF_8)).put("content", report);
    deliver();
    replaceMetadata(sent.metadata.toString().replace("\"PLACEHOLDER\"", report));

    assertThat(verified().envelope().identifications())
        .extracting(Envelope.Identification::part, Envelope.Identification::trustLevel)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("dataset/" + spelled, "substantial"),
            org.assertj.core.groups.Tuple.tuple("dataset/" + text, "substantial"));
    assertThat(staging.content("dataset/" + spelled)).isEqualTo(report.getBytes(UTF_8));
  }

  @Test
  void aWrongHashOfADataSetIsHeldBecauseItsBasisIsNotSettled() {
    dataSet(UUID.randomUUID(), "application/json", "{}".getBytes(UTF_8))
        .putObject("content")
        .put("a", 1);
    deliver();
    held(FaultCode.HASH_MISMATCH);
  }

  @Test
  void aPaymentKeepsItsAmountAsWritten() {
    sent.metadata
        .putObject("paymentInformation")
        .put("transactionReference", "KZ 1")
        .put("transactionId", "t-1")
        .put("paymentMethod", "PAYPAL")
        .put("status", "BOOKED")
        .put("grossAmount", new java.math.BigDecimal("10.10"));
    deliver();
    assertThat(verified().envelope().payment().fields())
        .containsEntry("grossAmount", "10.10")
        .containsEntry("status", "BOOKED");
  }

  @Test
  void whatWeHaveAcceptedAlreadyIsClosed() {
    deliver();
    closing("accept-submission");
    assertThat(receive())
        .asInstanceOf(type(Reception.AlreadyClosed.class))
        .extracting(Reception.AlreadyClosed::how)
        .asString()
        .startsWith("accept-submission at");
  }

  @Test
  void whatTheServiceDoesNotHaveAnyMoreIsClosedWithTheProofFromTheLog() {
    deliver();
    closing("reject-submission");
    stub.submissions.clear();
    Reception reception = receive();
    assertThat(reception)
        .asInstanceOf(type(Reception.AlreadyClosed.class))
        .extracting(Reception.AlreadyClosed::how)
        .asString()
        .startsWith("reject-submission at");
    assertThat(reception.evidence()).hasSize(3);
  }

  @Test
  void aSubmissionThatOnlySomeProxyCannotFindIsTriedAgain() {
    deliver();
    stub.instead =
        a ->
            a.line().contains("/submissions/" + sent.id)
                ? new Answer(404, "text/html", "", Map.of())
                : null;
    assertThatThrownBy(this::receive).isInstanceOf(TransientFault.class);
  }

  @Test
  void anAnswerThatNamesAnotherDestinationIsNotRead() {
    deliver();
    sent.publish(stub, UUID.randomUUID(), List.of(ATTACHMENT));
    assertThatThrownBy(this::receive)
        .isInstanceOf(Fault.class)
        .hasMessageContaining("names another");
  }

  @Test
  void aBusyServiceIsTriedAgainAndNothingIsDecided() {
    deliver();
    stub.instead = a -> a.line().contains("/attachments/") ? Answer.json(503, "{}") : null;
    assertThatThrownBy(this::receive).isInstanceOf(TransientFault.class);
  }

  private void fragments(UUID whole, String first, String second) {
    UUID one = UUID.randomUUID();
    UUID two = UUID.randomUUID();
    sent.with(whole, (first + second).getBytes(UTF_8));
    sent.attachments.remove(whole);
    sent.attachments.put(one, first.getBytes(UTF_8));
    sent.attachments.put(two, second.getBytes(UTF_8));
    ((ObjectNode) sent.list().get(1)).putArray("fragments").add(one.toString()).add(two.toString());
  }

  private ObjectNode dataSet(UUID id, String mediaType, byte[] content) {
    ArrayNode sets =
        sent.metadata.has("dataSets")
            ? (ArrayNode) sent.metadata.get("dataSets")
            : sent.metadata.putArray("dataSets");
    ObjectNode set = Sent.describe(sets.addObject(), content);
    set.put("dataSetId", id.toString());
    set.putObject("schema")
        .put("schemaUri", "https://schema.example/identification/2.0.0")
        .put("mimeType", mediaType);
    return set;
  }

  private String renamedKey() {
    com.nimbusds.jose.jwk.RSAKey ours = TestKeys.encryption("our-encryption-key");
    return site.file(
        new com.nimbusds.jose.jwk.RSAKey.Builder(ours).keyID("another-encryption-key").build());
  }

  private void replaceMetadata(String text) {
    sent.encryptedMetadata = Encrypted.jwe(text.getBytes(UTF_8), sent.key);
    TestSet submit =
        new TestSet(
            sent.serviceKey,
            stub.base(),
            sent.id,
            sent.caseId,
            "submit-submission",
            site.clock.instant());
    submit.tags(
        Encrypted.tag(sent.encryptedMetadata),
        Encrypted.tag(sent.encryptedData),
        Map.of(ATTACHMENT, Encrypted.tag(stub.attachments.get(ATTACHMENT.toString()))));
    stub.events.get(sent.caseId.toString()).set(1, submit.sign());
    republish();
  }

  private void closing(String eventType) {
    stub.events
        .get(sent.caseId.toString())
        .add(
            new TestSet(
                    TestKeys.signature("our-signature-key"),
                    Site.DESTINATION.toString(),
                    sent.id,
                    sent.caseId,
                    eventType,
                    site.clock.instant())
                .sign());
  }

  private void deliver() {
    sent.deliver(stub, Site.DESTINATION, site.clock.instant());
  }

  private void republish() {
    sent.publish(stub, Site.DESTINATION, List.copyOf(sent.attachments.keySet()));
  }

  private Reception receive() {
    return site.channel().receive(site.announced(sent), site.destination, staging);
  }

  private Reception.Verified verified() {
    Reception reception = receive();
    assertThat(reception).isInstanceOf(Reception.Verified.class);
    return (Reception.Verified) reception;
  }

  private Reception.Defective defective() {
    Reception reception = receive();
    assertThat(reception).isInstanceOf(Reception.Defective.class);
    return (Reception.Defective) reception;
  }

  private Reception.Defective rejected(FaultCode code, String problem, String instance) {
    Reception.Defective defective = defective();
    assertThat(defective.rejectable()).isTrue();
    assertThat(defective.code()).isEqualTo(code);
    assertThat(defective.memo()).contains(sent.caseId.toString());
    assertThat(defective.problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.type())
                  .isEqualTo("https://schema.fitko.de/fit-connect/events/problems/" + problem);
              assertThat(p.instance()).isEqualTo(instance);
            });
    return defective;
  }

  private void held(FaultCode code) {
    Reception.Defective defective = defective();
    assertThat(defective.rejectable()).isFalse();
    assertThat(defective.code()).isEqualTo(code);
    assertThat(defective.problems()).isNotEmpty();
  }
}
