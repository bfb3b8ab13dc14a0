package de.fallbruecke.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWEObject;
import de.fallbruecke.simulator.faults.FaultKind;
import de.fallbruecke.simulator.faults.InjectedFault;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each fault changes the answer, once, and the next answer is right again. */
class FaultsTest {
  private static Simulator simulator;
  private static Portal portal;
  private static Subscriber subscriber;
  private static Connection.Destination wohngeld;
  private Sent sent;

  @BeforeAll
  static void start(@TempDir Path state) {
    simulator = Simulator.start(SharedKeys.options(state));
    portal = Portal.of(simulator.connection());
    subscriber = Subscriber.of(simulator);
    wohngeld = simulator.connection().destination("wohngeld");
  }

  @AfterAll
  static void stop() {
    portal.close();
    simulator.stop();
  }

  @BeforeEach
  void submit() {
    sent =
        portal.send(
            Draft.to("wohngeld")
                .data("{\"a\":1}")
                .attach(Draft.Attachment.of("a.txt", "text/plain", Source.of("Anlage"))));
  }

  @AfterEach
  void clear() {
    simulator.clearFaults();
  }

  private void inject(FaultKind kind) {
    simulator.inject(InjectedFault.once(kind).on(sent.submissionId()));
  }

  private JsonNode fetch() {
    return subscriber.get("/submissions/" + sent.submissionId()).json();
  }

  private String attachmentPath() {
    return "/submissions/" + sent.submissionId() + "/attachments/" + sent.attachments().getFirst();
  }

  private static String tag(String jwe) {
    return jwe.substring(jwe.lastIndexOf('.') + 1);
  }

  @Test
  void swappedDataIsReadableButHasAnotherTag() throws Exception {
    String real = fetch().path("encryptedData").asString();
    inject(FaultKind.SWAPPED_DATA);
    String swapped = fetch().path("encryptedData").asString();
    assertThat(tag(swapped)).isNotEqualTo(tag(real));
    assertThat(Subscriber.decrypt(swapped, wohngeld)).asString().contains("vertauscht");
    assertThat(fetch().path("encryptedData").asString()).isEqualTo(real);
  }

  @Test
  void swappedMetadataIsReadableButHasAnotherTag() throws Exception {
    String real = fetch().path("encryptedMetadata").asString();
    inject(FaultKind.SWAPPED_METADATA);
    String swapped = fetch().path("encryptedMetadata").asString();
    assertThat(tag(swapped)).isNotEqualTo(tag(real));
    assertThat(Subscriber.decrypt(swapped, wohngeld)).asString().contains("vertauscht");
  }

  @Test
  void aSwappedAttachmentIsReadableButHasAnotherTag() throws Exception {
    String real = subscriber.get(attachmentPath()).body();
    inject(FaultKind.SWAPPED_ATTACHMENT);
    String swapped = subscriber.get(attachmentPath()).body();
    assertThat(tag(swapped)).isNotEqualTo(tag(real));
    assertThat(Subscriber.decrypt(swapped, wohngeld)).asString().contains("vertauscht");
  }

  @ParameterizedTest
  @ValueSource(strings = {"metadata", "data", "attachment"})
  void aTruncatedJweLacksItsEnd(String part) {
    String real = part(part);
    simulator.inject(
        InjectedFault.once(FaultKind.TRUNCATED_JWE).on(sent.submissionId()).part(part));
    assertThat(real).startsWith(part(part)).isNotEqualTo("");
    assertThat(part(part)).isEqualTo(real);
  }

  @ParameterizedTest
  @ValueSource(strings = {"metadata", "data", "attachment"})
  void aDamagedJweKeepsItsTagAndCannotBeDecrypted(String part) {
    String real = part(part);
    simulator.inject(InjectedFault.once(FaultKind.DAMAGED_JWE).on(sent.submissionId()).part(part));
    String damaged = part(part);
    assertThat(tag(damaged)).isEqualTo(tag(real));
    assertThatThrownBy(() -> Subscriber.decrypt(damaged, wohngeld)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"metadata", "data", "attachment"})
  void anUnknownKidKeepsTheTag(String part) throws Exception {
    String real = part(part);
    simulator.inject(InjectedFault.once(FaultKind.UNKNOWN_KID).on(sent.submissionId()).part(part));
    String changed = part(part);
    assertThat(tag(changed)).isEqualTo(tag(real));
    assertThat(JWEObject.parse(changed).getHeader().getKeyID()).startsWith("unknown-");
  }

  private String part(String name) {
    return switch (name) {
      case "metadata" -> fetch().path("encryptedMetadata").asString();
      case "data" -> fetch().path("encryptedData").asString();
      default -> subscriber.get(attachmentPath()).body();
    };
  }

  @Test
  void anAbsentAttachmentIsNotFound() {
    inject(FaultKind.ABSENT_ATTACHMENT);
    assertThat(subscriber.get(attachmentPath()).status()).isEqualTo(404);
    assertThat(subscriber.get(attachmentPath()).status()).isEqualTo(200);
  }

  @Test
  void theListOfAttachmentsMayLie() {
    inject(FaultKind.PHANTOM_ATTACHMENT);
    assertThat(fetch().path("attachments").size()).isEqualTo(2);
    inject(FaultKind.DROPPED_ATTACHMENT);
    assertThat(fetch().path("attachments").size()).isZero();
    assertThat(fetch().path("attachments").size()).isEqualTo(1);
  }

  @Test
  void theServiceMayBeForeign() {
    inject(FaultKind.FOREIGN_SERVICE);
    assertThat(fetch().path("publicService").path("identifier").asString())
        .isNotEqualTo(wohngeld.serviceIdentifier());
  }

  @Test
  void theListingMayBeLateOrDouble() {
    int real = subscriber.list(wohngeld.destinationId()).path("totalCount").asInt();
    inject(FaultKind.LISTED_LATE);
    assertThat(subscriber.list(wohngeld.destinationId()).path("totalCount").asInt())
        .isEqualTo(real - 1);
    inject(FaultKind.LISTED_TWICE);
    assertThat(subscriber.list(wohngeld.destinationId()).path("totalCount").asInt())
        .isEqualTo(real + 1);
    assertThat(subscriber.list(wohngeld.destinationId()).path("totalCount").asInt())
        .isEqualTo(real);
  }

  @Test
  void theSubmitEventMayBeMissingOrDouble() throws Exception {
    inject(FaultKind.MISSING_SUBMIT_EVENT);
    assertThat(subscriber.eventNames(sent.caseId())).containsExactly("create-submission");
    inject(FaultKind.DUPLICATE_SUBMIT_EVENT);
    assertThat(subscriber.eventNames(sent.caseId()))
        .containsExactly("create-submission", "submit-submission", "submit-submission");
    assertThat(subscriber.eventNames(sent.caseId())).hasSize(2);
  }

  @Test
  void theSubmitEventMayBeSignedByAStranger() throws Exception {
    inject(FaultKind.EVENT_SIGNED_BY_WRONG_KEY);
    assertThat(subscriber.signedByService(subscriber.log(sent.caseId()).get(1))).isFalse();
    assertThat(subscriber.signedByService(subscriber.log(sent.caseId()).get(1))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "EVENT_SPOOFED_ISSUER",
        "EVENT_WRONG_TRANSACTION",
        "EVENT_WRONG_SUBJECT",
        "EVENT_WITHOUT_TAGS"
      })
  void theSubmitEventMayLieUnderAGoodSignature(FaultKind kind) throws Exception {
    String real = subscriber.log(sent.caseId()).get(1);
    inject(kind);
    String changed = subscriber.log(sent.caseId()).get(1);
    assertThat(Subscriber.claims(changed)).isNotEqualTo(Subscriber.claims(real));
    assertThat(subscriber.signedByService(changed)).isTrue();
    assertThat(subscriber.log(sent.caseId()).get(1)).isEqualTo(real);
  }

  @Test
  void theSubmitEventMayHaveAnotherType() throws Exception {
    inject(FaultKind.EVENT_WRONG_TYPE);
    assertThat(
            com.nimbusds.jose.JWSObject.parse(subscriber.log(sent.caseId()).get(1))
                .getHeader()
                .getType()
                .getType())
        .isEqualTo("JWT");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 409, 429, 500, 502, 503, 504})
  void anyCallMayAnswerAnyStatus(int status) {
    for (String path :
        List.of(
            "/submissions",
            "/submissions/" + sent.submissionId(),
            attachmentPath(),
            "/cases/" + sent.caseId() + "/events",
            "/destinations/" + wohngeld.destinationId(),
            simulator.connection().submissionApi() + "/.well-known/jwks.json")) {
      simulator.inject(InjectedFault.status(status, "GET", "/").retryAfter(7));
      Subscriber.Answer answer = subscriber.get(path);
      assertThat(answer.status()).as(path).isEqualTo(status);
      assertThat(answer.raw().headers().firstValue("Retry-After")).contains("7");
      assertThat(subscriber.get(path).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void anErrorBodyMayComeFromAGateway() {
    simulator.inject(InjectedFault.status(502, "GET", "/submissions").style("gateway"));
    assertThat(subscriber.get("/submissions").json().has("errorCode")).isTrue();
    simulator.inject(InjectedFault.status(502, "GET", "/submissions").style("html"));
    assertThat(subscriber.get("/submissions").body()).startsWith("<html>");
    simulator.inject(InjectedFault.status(502, "GET", "/submissions").style("empty"));
    assertThat(subscriber.get("/submissions").body()).isEmpty();
  }

  @Test
  void aPostedEventMayBeStoredWithoutAnAnswer() throws Exception {
    String accept = subscriber.sign(subscriber.acceptClaims(sent));
    simulator.inject(InjectedFault.once(FaultKind.EFFECT_WITHOUT_ANSWER).calls("POST", "/events"));
    assertThatThrownBy(() -> subscriber.post(sent, accept))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(simulator.status(sent.submissionId())).contains("accepted");
    assertThat(subscriber.eventNames(sent.caseId())).endsWith("accept-submission");
  }

  @Test
  void aConnectionMayBreakBeforeAnyEffect() throws Exception {
    String accept = subscriber.sign(subscriber.acceptClaims(sent));
    simulator.inject(InjectedFault.once(FaultKind.CUT_CONNECTION).calls("POST", "/events"));
    assertThatThrownBy(() -> subscriber.post(sent, accept))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(simulator.status(sent.submissionId())).contains("submitted");
    assertThat(subscriber.post(sent, accept).status()).isEqualTo(204);
  }

  @Test
  void anAnswerMayBeSlow() {
    simulator.inject(InjectedFault.once(FaultKind.SLOW).on(sent.submissionId()).delay(300));
    long start = System.nanoTime();
    fetch();
    assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(300);
  }

  @Test
  void aFaultStaysUntilItIsTakenBackWhenItsTimesAreMinusOne() {
    simulator.inject(InjectedFault.status(503, "GET", "/submissions").times(-1));
    for (int i = 0; i < 3; i++) {
      assertThat(subscriber.get("/submissions").status()).isEqualTo(503);
    }
    simulator.clearFaults();
    assertThat(subscriber.get("/submissions").status()).isEqualTo(200);
  }

  @Test
  void aFaultForOneSubmissionLeavesItsNeighboursAlone() {
    Sent neighbour = portal.send(Draft.to("wohngeld"));
    inject(FaultKind.MISSING_SUBMIT_EVENT);
    assertThat(subscriber.log(neighbour.caseId())).hasSize(2);
    simulator.inject(InjectedFault.once(FaultKind.FOREIGN_SERVICE).at(UUID.randomUUID()));
    assertThat(fetch().path("publicService").path("identifier").asString())
        .isEqualTo(wohngeld.serviceIdentifier());
    assertThat(subscriber.log(sent.caseId())).hasSize(1);
  }

  @Test
  void theAdminEndpointOrdersListsAndTakesBack() {
    Subscriber.Answer added =
        subscriber.fault(
            "status", Map.of("status", 429, "retryAfter", 3, "times", 2, "path", "/destinations"));
    assertThat(added.status()).isEqualTo(201);
    assertThat(subscriber.get("/destinations").status()).isEqualTo(429);
    JsonNode list = subscriber.admin("GET", "/faults", "").json();
    assertThat(list.path(0).path("fault").path("kind").asString()).isEqualTo("status");
    assertThat(list.path(0).path("fault").path("times").asInt()).isEqualTo(1);
    String id = list.path(0).path("id").asString();
    assertThat(subscriber.admin("DELETE", "/faults/" + id, "").status()).isEqualTo(204);
    assertThat(subscriber.admin("DELETE", "/faults/" + id, "").status()).isEqualTo(404);
    assertThat(subscriber.get("/destinations").status()).isEqualTo(200);
    assertThat(subscriber.fault("no-such-kind", Map.of()).status()).isEqualTo(400);
    assertThat(subscriber.fault("slow", Map.of("times", 0)).status()).isEqualTo(400);
    assertThat(subscriber.admin("DELETE", "/faults", "").status()).isEqualTo(204);
  }
}
