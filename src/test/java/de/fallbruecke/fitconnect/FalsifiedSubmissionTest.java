package de.fallbruecke.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.fitconnect.DeliveryStub.Answer;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Reception;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of submissions that somebody falsified, spoiled or misdirected. */
class FalsifiedSubmissionTest extends ReceptionCase {
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
  void aServiceInTheMetadataThatDiffersFromTheSubmissionIsHeld() {
    site.own("api-version", "v1");
    sent.serviceField = "serviceType";
    sent.metadata.remove("$schema");
    sent.metadata.putObject("publicServiceType").put("identifier", "urn:de:fim:leika:other");
    deliver();
    held(FaultCode.SERVICE_MISMATCH);
  }

  @Test
  void fragmentsInAnotherOrderThanTheListAreHeld() {
    UUID whole = UUID.randomUUID();
    fragments(whole, "first, ", "second");
    ArrayNode list = (ArrayNode) sent.list().get(1).path("fragments");
    list.add(list.remove(0));
    deliver();

    held(FaultCode.HASH_MISMATCH);
    assertThat(staging.names()).doesNotContain("attachment/" + whole);
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
  void aWrongHashOfADataSetIsHeldBecauseItsBasisIsNotSettled() {
    dataSet(UUID.randomUUID(), "application/json", "{}".getBytes(UTF_8))
        .putObject("content")
        .put("a", 1);
    deliver();
    held(FaultCode.HASH_MISMATCH);
  }

  @Test
  void aNumberThatWouldFillTheMemoryIsHeld() {
    deliver();
    replaceMetadata(sent.metadata.toString().replaceFirst("\\{", "{\"x\":[{\"y\":1e999999999}],"));
    held(FaultCode.PART_TOO_LARGE);
  }

  @Test
  void metadataThatAreNestedTooDeepAreHeld() {
    deliver();
    replaceMetadata("[".repeat(10_000) + "]".repeat(10_000));
    held(FaultCode.PART_TOO_LARGE);
  }
}
