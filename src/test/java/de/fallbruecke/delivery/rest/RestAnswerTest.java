package de.fallbruecke.delivery.rest;

import static de.fallbruecke.delivery.rest.RestTargets.connector;
import static de.fallbruecke.delivery.rest.RestTargets.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.platform.FaultCode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer of a REST target means, and what its silence means. */
class RestAnswerTest {
  private final SpecialistSoftware software = new SpecialistSoftware();
  private final StoredCase stored = new StoredCase();

  @AfterEach
  void stop() {
    software.close();
  }

  @ParameterizedTest
  @CsvSource({
    "408, NOT_YET FB-DEL-003",
    "425, NOT_YET FB-DEL-003",
    "429, NOT_YET FB-DEL-003",
    "503, NOT_YET FB-DEL-003",
    "500, UNCLEAR FB-DEL-005",
    "502, UNCLEAR FB-DEL-005",
    "504, UNCLEAR FB-DEL-005",
    "507, UNCLEAR FB-DEL-005",
    "599, UNCLEAR FB-DEL-005",
    "400, REFUSED FB-DEL-004",
    "404, REFUSED FB-DEL-004",
    "413, REFUSED FB-DEL-004",
    "422, REFUSED FB-DEL-004",
    "401, REFUSED FB-DEL-008",
    "403, REFUSED FB-DEL-008",
    "407, REFUSED FB-DEL-008",
    "409, REFUSED FB-DEL-009",
    "301, REFUSED FB-DEL-010",
    "307, REFUSED FB-DEL-010",
    "200, DELIVERED",
    "201, DELIVERED",
    "202, DELIVERED"
  })
  void everyStatusHasItsMeaningAndNoAnswerIsEverRepeated(int status, String meaning) {
    software.behaviour = SpecialistSoftware.status(status);

    Outcome outcome = connector(endpoint(software.url()), true).send(stored.parcel("fv"));

    assertThat(StoredCase.word(outcome)).isEqualTo(meaning);
    assertThat(outcome.toString()).doesNotContain("KANARIENVOGEL");
    assertThat(software.requests).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "120, PT2M",
    "'Sat, 21 Nov 2026 12:10:00 GMT', PT10M",
    "'Sat, 21 Nov 2026 11:00:00 GMT', PT0S",
    "999999999, PT6H",
    "soon, ",
  })
  void thePauseThatTheTargetAsksForIsKept(String header, Duration pause) {
    software.answerHeaders.put("Retry-After", header);
    software.behaviour = SpecialistSoftware.status(429);

    assertThat(connector(endpoint(software.url()), true).send(stored.parcel("fv")))
        .isInstanceOfSatisfying(
            Outcome.NotYet.class, notYet -> assertThat(notYet.retryAfter()).isEqualTo(pause));
  }

  @Test
  void aRedirectIsNotFollowedAndOnlyItsHostIsNamed() {
    try (SpecialistSoftware elsewhere = new SpecialistSoftware()) {
      software.answerHeaders.put("Location", elsewhere.url() + "?token=GEHEIM");
      software.behaviour = SpecialistSoftware.status(307);

      Outcome outcome = connector(endpoint(software.url()), true).send(stored.parcel("fv"));

      assertThat(outcome.toString()).contains("127.0.0.1").doesNotContain("GEHEIM");
      assertThat(elsewhere.requests).isEmpty();
    }
  }

  @Test
  void theLocationIsTheReferenceWhenTheBodyHasNone() {
    software.answerHeaders.put("Location", "/cases/12%2F34?secret=1");
    software.behaviour = (s, exchange, received) -> s.reply(exchange, 201, "{}");

    assertThat(connector(endpoint(software.url()), true).send(stored.parcel("fv")))
        .isEqualTo(new Outcome.Delivered("/cases/12%2F34"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reference\":",
        "[[[",
        "{\"reference\":{\"a\":1}}",
        "{\"reference\":\"a\\nb\"}",
        "null"
      })
  void anUnreadableBodyDoesNotTurnASuccessIntoAFailure(String body) {
    software.behaviour = (s, exchange, received) -> s.reply(exchange, 200, body);

    assertThat(connector(endpoint(software.url()), true).send(stored.parcel("fv")))
        .isEqualTo(new Outcome.Delivered(null));
  }

  @Test
  void anEndlessBodyIsCutOffAndTheSuccessStays() {
    software.behaviour =
        (s, exchange, received) -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < 10_000; i++) {
              out.write(new byte[8192]);
            }
          }
        };

    assertThat(connector(endpoint(software.url()), true).send(stored.parcel("fv")))
        .isEqualTo(new Outcome.Delivered(null));
  }

  @Test
  void aTargetThatFallsSilentAfterTheRequestLeavesTheOutcomeOpen() {
    software.behaviour = SpecialistSoftware.TAKES_AND_SLEEPS;
    RestOptions impatient =
        new RestOptions(
            software.url(),
            Duration.ofMillis(400),
            new Credentials.Anonymous(),
            Map.of(),
            true,
            null,
            RestSettings.StatusMethod.GET,
            null,
            null,
            RestTargets.LINE);

    assertThat(connector(impatient, true).send(stored.parcel("fv")))
        .isInstanceOfSatisfying(
            Outcome.Unclear.class,
            unclear -> {
              assertThat(unclear.code()).isEqualTo(FaultCode.TARGET_OUTCOME_UNKNOWN);
              assertThat(unclear.detail()).contains("in time");
            });
    assertThat(software.cases).hasSize(1);
  }
}
