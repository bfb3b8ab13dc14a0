package de.fallbruecke.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ch.qos.logback.classic.Level;
import de.fallbruecke.fitconnect.DeliveryStub.Answer;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.testkit.CapturedLog;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Submissions that are received, closed already, or have to wait. */
class ReceptionTest extends ReceptionCase {
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
  void theFormerKeyStillOpensWhatWasEncryptedBeforeTheRotation() {
    sent.key = TestKeys.encryption("another-encryption-key");
    site.own("decryption-keys[1]", site.file(TestKeys.encryption("another-encryption-key")));
    deliver();
    verified();
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
  void fragmentsAreJoinedInTheOrderOfTheList() {
    UUID whole = UUID.randomUUID();
    fragments(whole, "first, ", "second");
    deliver();
    Envelope envelope = verified().envelope();
    assertThat(envelope.documents()).hasSize(2);
    assertThat(staging.content("attachment/" + whole)).isEqualTo("first, second".getBytes(UTF_8));
  }

  @Test
  void aFragmentWhoseDownloadBreaksIsFetchedAgainAndItsNeighboursAreNot() {
    UUID whole = UUID.randomUUID();
    fragments(whole, "first, ".repeat(20_000), "second, ".repeat(20_000));
    deliver();
    UUID second = new java.util.ArrayList<>(sent.attachments.keySet()).get(2);
    stub.broken.put(second.toString(), new AtomicInteger(2));

    verified();

    assertThat(staging.content("attachment/" + whole))
        .isEqualTo(("first, ".repeat(20_000) + "second, ".repeat(20_000)).getBytes(UTF_8));
    sent.attachments
        .keySet()
        .forEach(
            id ->
                assertThat(stub.asked.stream().filter(a -> a.line().endsWith("/" + id)))
                    .hasSize(id.equals(second) ? 3 : 1));
  }

  @Test
  void aLineThatBreaksAgainAndAgainIsLeftToTheEngine() {
    sent.with(UUID.randomUUID(), new byte[200_000]);
    deliver();
    UUID last = new java.util.ArrayList<>(sent.attachments.keySet()).getLast();
    stub.broken.put(last.toString(), new AtomicInteger(100));

    assertThatThrownBy(this::receive)
        .isInstanceOfSatisfying(
            TransientFault.class,
            fault -> assertThat(fault.code()).isEqualTo(FaultCode.REMOTE_UNREACHABLE));
    assertThat(stub.asked.stream().filter(a -> a.line().endsWith("/" + last))).hasSize(4);
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

  @Test
  void nothingOfTheContentAndNoSecretReachesTheLog() {
    List<String> said;
    try (CapturedLog log = CapturedLog.of("de.fallbruecke", Level.TRACE)) {
      stub.waiting.add("{\"submissionId\":\"canary\"}");
      deliver();
      site.channel().list(site.destination);
      verified();
      stub.attachments.put(ATTACHMENT.toString(), "canary");
      defective();
      stub.instead = a -> Answer.json(500, "{\"title\":\"t\",\"detail\":\"canary\"}");
      assertThatThrownBy(this::receive).hasMessageNotContaining("canary");
      said = log.lines();
    }
    assertThat(said)
        .isNotEmpty()
        .noneMatch(
            line ->
                line.contains("canary")
                    || line.contains("our & secret")
                    || line.contains("token-")
                    || line.contains("Müller")
                    || line.contains("Nachweis")
                    || line.contains("example.org"));
  }
}
