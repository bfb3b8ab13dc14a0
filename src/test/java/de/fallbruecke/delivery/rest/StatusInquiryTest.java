package de.fallbruecke.delivery.rest;

import static de.fallbruecke.delivery.rest.RestTargets.connector;
import static de.fallbruecke.delivery.rest.RestTargets.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetFormat;
import de.fallbruecke.delivery.rest.RestSettings.StatusMethod;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After a request that may have had an effect, a target that can be asked is asked first. */
class StatusInquiryTest {
  private final SpecialistSoftware software = new SpecialistSoftware();
  private final StoredCase stored = new StoredCase();

  @AfterEach
  void stop() {
    software.close();
  }

  @ParameterizedTest
  @CsvSource({"GET, false, FV-4711", "GET, true, FV-4711", "HEAD, false,", "HEAD, true,"})
  void whatTheTargetHasIsNotSentAgainEvenWhereThatWouldDoNoHarm(
      StatusMethod method, boolean idempotent, String reference) {
    Connector asking = asking(method, idempotent);
    Delivery first = lost(asking, SpecialistSoftware.TAKES_AND_DIES);

    assertThat(send(asking, first.sending(StoredCase.NOW)))
        .isEqualTo(new Outcome.Delivered(reference));
    assertThat(software.requests).as("sent once").hasSize(1);
    assertThat(software.inquiries).containsExactly(method + " " + first.idempotencyKey());
  }

  @ParameterizedTest
  @EnumSource(StatusMethod.class)
  void whatTheTargetNeverGotIsSentAgainWithTheSameKey(StatusMethod method) {
    Connector asking = asking(method, false);
    Delivery first = lost(asking, (s, exchange, received) -> exchange.close());

    assertThat(send(asking, first.sending(StoredCase.NOW))).isInstanceOf(Outcome.Delivered.class);
    assertThat(software.requests)
        .extracting(request -> request.headers().getFirst("Idempotency-Key"))
        .containsExactly(first.idempotencyKey(), first.idempotencyKey());
    assertThat(software.cases).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDoubtFromLongAgoIsAskedAboutThoughTheLastAttemptHadNoEffect(boolean idempotent) {
    Connector asking = asking(StatusMethod.GET, idempotent);
    Delivery first = lost(asking, SpecialistSoftware.TAKES_AND_DIES);
    Delivery second =
        first
            .unknown(StoredCase.NOW, FaultCode.TARGET_OUTCOME_UNKNOWN, "silent", StoredCase.NOW)
            .sending(StoredCase.NOW)
            .retryAt(StoredCase.NOW, FaultCode.TARGET_UNREACHABLE, "no name", StoredCase.NOW);

    assertThat(send(asking, second.sending(StoredCase.NOW))).isInstanceOf(Outcome.Delivered.class);
    assertThat(software.requests).as("sent once").hasSize(1);
  }

  @Test
  void nobodyIsAskedAboutWhatCertainlyHadNoEffect() {
    Connector asking = asking(StatusMethod.GET, false);
    software.behaviour = SpecialistSoftware.status(503);
    Delivery first = stored.delivery("fv");
    send(asking, first);
    software.behaviour = SpecialistSoftware.GOOD;

    Delivery waiting = first.retryAt(StoredCase.NOW, FaultCode.TARGET_BUSY, "busy", StoredCase.NOW);
    assertThat(send(asking, waiting.sending(StoredCase.NOW))).isInstanceOf(Outcome.Delivered.class);
    assertThat(software.inquiries).isEmpty();
  }

  /** Answers to the question, and what follows where sending twice harms and where it does not. */
  @ParameterizedTest
  @CsvSource({
    "200, DELIVERED, DELIVERED, 1",
    "204, DELIVERED, DELIVERED, 1",
    "404, DELIVERED, DELIVERED, 2",
    "202, UNCLEAR FB-DEL-005, UNCLEAR FB-DEL-005, 1",
    "429, UNCLEAR FB-DEL-005, UNCLEAR FB-DEL-005, 1",
    "503, UNCLEAR FB-DEL-005, UNCLEAR FB-DEL-005, 1",
    "301, UNCLEAR FB-DEL-005, DELIVERED, 2",
    "401, UNCLEAR FB-DEL-005, DELIVERED, 2",
    "405, UNCLEAR FB-DEL-005, DELIVERED, 2",
    "410, UNCLEAR FB-DEL-005, DELIVERED, 2",
    "500, UNCLEAR FB-DEL-005, DELIVERED, 2",
  })
  void everyAnswerHasItsMeaning(
      int status, String elsewhere, String whereIdempotent, int requestsWhereIdempotent) {
    Connector asking = asking(StatusMethod.GET, false);
    Delivery second =
        lost(asking, (s, exchange, received) -> exchange.close()).sending(StoredCase.NOW);
    software.statusAnswer = status;

    assertThat(StoredCase.word(send(asking, second))).isEqualTo(elsewhere);
    int soFar = elsewhere.equals("DELIVERED") && status == 404 ? 2 : 1;
    assertThat(software.requests).hasSize(soFar);
    software.requests.clear();
    software.cases.clear();

    assertThat(StoredCase.word(send(asking(StatusMethod.GET, true), second)))
        .isEqualTo(whereIdempotent);
    assertThat(software.requests).hasSize(requestsWhereIdempotent - 1);
  }

  @Test
  void aTargetThatDoesNotAnswerTheQuestionGetsNothing() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    Connector asking =
        connector(
            endpoint(software.url(), "http://127.0.0.1:" + free + "/keys/{key}", StatusMethod.GET),
            true);
    Delivery second = lost(asking, SpecialistSoftware.TAKES_AND_DIES).sending(StoredCase.NOW);

    assertThat(send(asking, second)).isInstanceOf(Outcome.Unclear.class);
    assertThat(software.requests).hasSize(1);
  }

  /** An attempt whose outcome stays open. */
  private Delivery lost(Connector connector, SpecialistSoftware.Behaviour behaviour) {
    software.behaviour = behaviour;
    Delivery first = stored.delivery("fv");
    assertThat(send(connector, first)).isInstanceOf(Outcome.Unclear.class);
    software.behaviour = SpecialistSoftware.GOOD;
    return first;
  }

  private Outcome send(Connector connector, Delivery delivery) {
    return connector.send(stored.parcel(delivery, TargetFormat.CASE_XML));
  }

  private Connector asking(StatusMethod method, boolean idempotent) {
    return connector(endpoint(software.url(), software.statusUrl(), method), idempotent);
  }
}
