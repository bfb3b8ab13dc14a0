package de.fallbruecke.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import de.fallbruecke.fitconnect.DeliveryStub.Answer;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.submission.ContentDefect;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Receipt;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.testkit.MemoryStaging;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Acceptance and rejection reach the event log once, whatever gets lost on the way. */
class ReceiptTest {
  private static final Decision ACCEPT = new Decision.Accept();
  private static final Decision REJECT =
      new Decision.Reject(
          List.of(new Problem("https://p.example/hash-mismatch", "Hash mismatch", "d", "data")));

  @TempDir Path folder;
  private final DeliveryStub stub = new DeliveryStub();
  private final Sent sent = new Sent();
  private Site site;
  private FitConnectChannel channel;
  private Submission submission;

  @BeforeEach
  void receive() {
    site = new Site(stub, folder);
    sent.deliver(stub, Site.DESTINATION, site.clock.instant());
    channel = site.channel();
    Submission announced = site.announced(sent);
    var verified =
        (Reception.Verified) channel.receive(announced, site.destination, new MemoryStaging());
    submission = announced.received(verified.envelope(), verified.memo(), site.clock.instant());
  }

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void anAcceptanceNamesTheVerifiedTagsAndMirrorsTheSchemaOfTheService() throws Exception {
    Receipt receipt = confirm(ACCEPT);

    assertThat(receipt).isInstanceOf(Receipt.Posted.class);
    assertThat(((Receipt.Posted) receipt).foundThere()).isFalse();
    SignedJWT token = SignedJWT.parse(log().getLast());
    assertThat(
            token.verify(
                new RSASSAVerifier(TestKeys.signature("our-signature-key").toRSAPublicKey())))
        .isTrue();
    assertThat(token.getHeader().toJSONObject())
        .containsEntry("alg", "PS512")
        .containsEntry("typ", "secevent+jwt")
        .containsEntry("kid", "our-signature-key")
        .hasSize(3);
    JsonNode claims = Json.mapper().readTree(token.getPayload().toString());
    assertThat(claims.path("iss").asString()).isEqualTo(Site.DESTINATION.toString());
    assertThat(claims.path("sub").asString()).isEqualTo("submission:" + sent.id);
    assertThat(claims.path("txn").asString()).isEqualTo("case:" + sent.caseId);
    assertThat(claims.path("iat").asLong()).isEqualTo(site.clock.instant().getEpochSecond());
    assertThat(claims.path("$schema").asString()).isEqualTo(TestSet.SCHEMA);
    assertThat(UUID.fromString(claims.path("jti").asString())).isNotNull();
    JsonNode tags =
        claims
            .path("events")
            .path("https://schema.fitko.de/fit-connect/events/accept-submission")
            .path("authenticationTags");
    assertThat(tags.path("metadata").asString()).isEqualTo(Encrypted.tag(sent.encryptedMetadata));
    assertThat(tags.path("data").asString()).isEqualTo(Encrypted.tag(sent.encryptedData));
    assertThat(receipt.evidence())
        .singleElement()
        .satisfies(e -> assertThat(e.token()).isEqualTo(log().getLast()));
    assertThat(stub.asked.getLast().headers()).containsEntry("content-type", "application/jose");
  }

  @Test
  void aRejectionNamesItsProblems() throws Exception {
    assertThat(confirm(REJECT)).isInstanceOf(Receipt.Posted.class);
    assertThat(SignedJWT.parse(log().getLast()).getPayload().toString())
        .contains(
            "reject-submission\":{\"problems\":[{\"type\":\"https://p.example/hash-mismatch\"")
        .contains("\"instance\":\"data\"");
  }

  @Test
  void aRepeatedConfirmationFindsTheFirstOne() {
    confirm(ACCEPT);
    Receipt again = confirm(ACCEPT);
    assertThat(((Receipt.Posted) again).foundThere()).isTrue();
    assertThat(again.evidence()).hasSize(1);
    assertThat(posts()).isEqualTo(1);
  }

  @Test
  void anAnswerThatWasLostDoesNotLeadToASecondReceipt() {
    stub.instead =
        asked -> {
          if (!asked.line().startsWith("POST /submission-api")) {
            return null;
          }
          log().add(asked.body());
          return Answer.json(504, "{}");
        };
    assertThatThrownBy(() -> confirm(ACCEPT)).isInstanceOf(TransientFault.class);
    assertThat(((Receipt.Posted) confirm(ACCEPT)).foundThere()).isTrue();
    assertThat(posts()).isEqualTo(1);
  }

  /** What the delivery service had done when our patience with the POST was at an end. */
  enum Done {
    /** The event was stored before the time was up. */
    STORED,
    /** The request was lost. */
    NOTHING,
    /** The event is stored while our second POST is on its way, which therefore conflicts. */
    STORED_LATER
  }

  @ParameterizedTest
  @CsvSource({"STORED, true, 1", "NOTHING, false, 2", "STORED_LATER, true, 2"})
  void anAcceptanceWhosePostTimedOutStandsInTheLogOnce(Done done, boolean foundThere, int posts)
      throws Exception {
    site.patience = Duration.ofMillis(300);
    channel = site.channel();
    int before = log().size();
    CountDownLatch end = new CountDownLatch(1);
    List<String> pending = new CopyOnWriteArrayList<>();
    stub.instead =
        asked -> {
          if (!asked.line().startsWith("POST /submission-api")) {
            return null;
          }
          if (posts() > 1) {
            log().addAll(pending);
            return pending.isEmpty() ? null : Answer.problem(409, "submission-state-invalid");
          }
          switch (done) {
            case STORED -> log().add(asked.body());
            case STORED_LATER -> pending.add(asked.body());
            case NOTHING -> {
              // lost
            }
          }
          awaitEnd(end);
          return Answer.json(504, "{}");
        };

    assertThatThrownBy(() -> confirm(ACCEPT)).isInstanceOf(TransientFault.class);
    Receipt again = confirm(ACCEPT);
    end.countDown();

    assertThat(((Receipt.Posted) again).foundThere()).isEqualTo(foundThere);
    assertThat(log()).hasSize(before + 1);
    assertThat(SignedJWT.parse(log().getLast()).getPayload().toString())
        .contains("accept-submission", "submission:" + sent.id);
    assertThat(posts()).isEqualTo(posts);
  }

  private static void awaitEnd(CountDownLatch end) {
    try {
      end.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aConflictIsSettledByTheLog() {
    stub.instead =
        asked -> {
          if (!asked.line().startsWith("POST /submission-api")) {
            return null;
          }
          log().add(asked.body());
          return Answer.problem(409, "submission-state-invalid");
        };
    assertThat(((Receipt.Posted) confirm(ACCEPT)).foundThere()).isTrue();
  }

  @Test
  void aConflictThatTheLogDoesNotExplainIsForAPerson() {
    stub.instead =
        asked -> asked.line().startsWith("POST /submission-api") ? Answer.problem(409, "x") : null;
    assertThatThrownBy(() -> confirm(ACCEPT))
        .isInstanceOf(Fault.class)
        .isNotInstanceOf(TransientFault.class)
        .hasMessageStartingWith("FB-FIT-002");
  }

  @Test
  void aRejectionOfTheServiceContradictsOurAcceptance() {
    byService("reject-submission");
    Receipt receipt = confirm(ACCEPT);
    assertThat(receipt).isInstanceOf(Receipt.Contradicted.class);
    assertThat(((Receipt.Contradicted) receipt).how())
        .startsWith("reject-submission at")
        .endsWith("by the delivery service");
    assertThat(posts()).isZero();
  }

  @Test
  void aSubmissionThatWasDeletedUnconfirmedContradictsOurAcceptance() {
    byService("delete-submission");
    assertThat(confirm(ACCEPT)).isInstanceOf(Receipt.Contradicted.class);
  }

  @Test
  void ourOwnAcceptanceStillCountsAfterTheServiceHasDeleted() {
    confirm(ACCEPT);
    byService("delete-submission");
    assertThat(((Receipt.Posted) confirm(ACCEPT)).foundThere()).isTrue();
  }

  @Test
  void nothingIsPostedIntoALogThatCannotBeVerified() {
    log().add("eyJhbGciOiJub25lIn0.e30.");
    assertThatThrownBy(() -> confirm(ACCEPT))
        .isInstanceOf(Fault.class)
        .extracting(e -> ((Fault) e).code())
        .isEqualTo(FaultCode.EVENT_LOG_NOT_VERIFIABLE);
    assertThat(posts()).isZero();
  }

  @Test
  void nothingIsAcceptedWhoseTagsHaveChangedSinceVerification() {
    TestSet other =
        new TestSet(
            sent.serviceKey,
            stub.base(),
            sent.id,
            sent.caseId,
            "submit-submission",
            site.clock.instant());
    other.tags("A".repeat(22), "B".repeat(22), java.util.Map.of());
    log().set(1, other.sign());
    assertThatThrownBy(() -> confirm(ACCEPT))
        .extracting(e -> ((Fault) e).code())
        .isEqualTo(FaultCode.TAG_MISMATCH);
    assertThat(posts()).isZero();
  }

  @Test
  void withoutASchemaInTheServicesEventTheConfiguredOneIsUsed() {
    TestSet plain =
        new TestSet(
            sent.serviceKey,
            stub.base(),
            sent.id,
            sent.caseId,
            "submit-submission",
            site.clock.instant());
    plain.claims.remove("$schema");
    plain.tags(
        Encrypted.tag(sent.encryptedMetadata),
        Encrypted.tag(sent.encryptedData),
        java.util.Map.of());
    log().set(1, plain.sign());
    Submission memoless =
        submission.rejecting(
            "[]", submission.memo().replace("1.2.2", "1.0.9"), site.clock.instant());
    channel.confirm(memoless, site.destination, REJECT);
    String payload =
        new String(java.util.Base64.getUrlDecoder().decode(log().getLast().split("\\.")[1]));
    assertThat(payload).contains("set-payload/1.0.9/");
  }

  @Test
  void aRejectionNeedsNoMemo() {
    Submission bare = site.announced(sent).rejecting("[]", null, site.clock.instant());
    assertThat(channel.confirm(bare, site.destination, REJECT)).isInstanceOf(Receipt.Posted.class);
  }

  @Test
  void aReceiptIsPossibleDaysLaterWithAFreshToken() {
    site.clock.tick(Duration.ofDays(2));
    assertThat(confirm(ACCEPT)).isInstanceOf(Receipt.Posted.class);
    assertThat(stub.tokens).hasValue(2);
  }

  @Test
  void aSchemaViolationFoundByTheRouteIsTheSendersFaultUnlessTheDestinationHolds() {
    ContentDefect defect =
        new ContentDefect(ContentDefect.Kind.SCHEMA_VIOLATION, "/antrag: required");
    Reception.Defective found = channel.classify(defect, site.destination);
    assertThat(found.rejectable()).isTrue();
    assertThat(found.code()).isEqualTo(FaultCode.DATA_INVALID);
    assertThat(found.problems())
        .containsExactly(
            new Problem(
                "https://schema.fitko.de/fit-connect/events/problems/schema-violation",
                "Schema violation",
                "/antrag: required",
                "data"));
    assertThat(channel.classify(defect, Site.destination(true, List.of(), List.of())).rejectable())
        .isFalse();
    assertThat(
            channel
                .classify(
                    new ContentDefect(ContentDefect.Kind.NOT_WELL_FORMED, "line 1"),
                    site.destination)
                .code())
        .isEqualTo(FaultCode.DATA_NOT_WELL_FORMED);
  }

  @Test
  void aPersonsRefusalIsToldInWordsOfTheCatalogueOnly() {
    assertThat(channel.refusal(null, "not for us"))
        .isEqualTo(
            new Problem(
                "https://schema.fitko.de/fit-connect/events/problems/technical-error",
                "Technical error",
                "not for us",
                "other"));
    assertThat(channel.refusal("service-mismatch", "not for us").instance()).isEqualTo("metadata");
    assertThatThrownBy(() -> channel.refusal("tag-mismatch", "a part would have to be named"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("service-mismatch");
    assertThatThrownBy(() -> channel.refusal("wrong-colour", "x")).isInstanceOf(Fault.class);
  }

  private Receipt confirm(Decision decision) {
    return channel.confirm(submission, site.destination, decision);
  }

  private List<String> log() {
    return stub.events.get(sent.caseId.toString());
  }

  private long posts() {
    return stub.count("POST /submission-api");
  }

  private void byService(String type) {
    log()
        .add(
            new TestSet(
                    sent.serviceKey, stub.base(), sent.id, sent.caseId, type, site.clock.instant())
                .sign());
  }
}
