package de.fallbruecke.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What time does to submissions, moved by the service's clock. */
class DeadlinesTest {
  @TempDir Path state;
  private Simulator simulator;
  private Portal portal;

  @BeforeEach
  void start() {
    Clock fixed = Clock.fixed(Instant.parse("2026-12-01T08:00:00Z"), ZoneOffset.UTC);
    simulator = Simulator.start(SharedKeys.options(state).clock(fixed));
    portal = Portal.of(simulator.connection());
  }

  @AfterEach
  void stop() {
    portal.close();
    simulator.stop();
  }

  /** After a day and more the portal's token has run out too; a new one has not. */
  private Subscriber subscriber() {
    return Subscriber.of(simulator);
  }

  @Test
  void anIncompleteSubmissionIsDeletedAfterADay() {
    Sent sent = portal.announce(Draft.to("wohngeld")).ids();
    simulator.advance(Duration.ofDays(1).minusSeconds(1));
    assertThat(simulator.status(sent.submissionId())).contains("incomplete");
    simulator.advance(Duration.ofSeconds(1));
    assertThat(simulator.status(sent.submissionId())).contains("deleted");
  }

  @Test
  void anAcceptedSubmissionIsDeletedSevenDaysLater() throws Exception {
    Sent sent = portal.send(Draft.to("wohngeld"));
    simulator.advance(Duration.ofDays(2));
    assertThat(subscriber().accept(sent).status()).isEqualTo(204);
    simulator.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(subscriber().get("/submissions/" + sent.submissionId()).status()).isEqualTo(200);
    simulator.advance(Duration.ofSeconds(1));
    assertThat(subscriber().get("/submissions/" + sent.submissionId()).status()).isEqualTo(404);
    assertThat(subscriber().eventNames(sent.caseId())).endsWith("delete-submission");
    assertThat(state.resolve("service/submissions/" + sent.submissionId() + "/data.jwe"))
        .doesNotExist();
  }

  @Test
  void whatNobodyPicksUpIsRemindedRejectedAndDeleted() throws Exception {
    Sent sent = portal.send(Draft.to("wohngeld"));
    simulator.advance(Duration.ofDays(3));
    assertThat(reminders().size()).isEqualTo(1);
    simulator.advance(Duration.ofDays(6));
    assertThat(reminders().size()).isEqualTo(2);
    assertThat(reminders().path(1).path("day").asInt()).isEqualTo(9);
    simulator.advance(Duration.ofDays(5).minusSeconds(1));
    assertThat(simulator.status(sent.submissionId())).contains("submitted");
    simulator.advance(Duration.ofSeconds(1));
    assertThat(simulator.status(sent.submissionId())).contains("rejected");
    assertThat(subscriber().list(sent.destinationId()).path("totalCount").asInt()).isZero();
    assertThat(subscriber().get("/submissions/" + sent.submissionId()).status()).isEqualTo(404);
    String reject = subscriber().log(sent.caseId()).getLast();
    assertThat(subscriber().signedByService(reject)).isTrue();
    assertThat(Subscriber.event(Subscriber.claims(reject))).isEqualTo("reject-submission");
    simulator.advance(Duration.ofDays(7));
    assertThat(simulator.status(sent.submissionId())).contains("deleted");
  }

  @Test
  void anEventLogEndsTwoYearsAfterItsLastEvent() {
    Sent sent = portal.announce(Draft.to("wohngeld")).ids();
    simulator.advance(Duration.ofDays(1)); // deletion is the last event
    simulator.advance(Duration.ofDays(730).minusSeconds(1));
    assertThat(subscriber().get("/cases/" + sent.caseId() + "/events").status()).isEqualTo(200);
    simulator.advance(Duration.ofSeconds(1));
    assertThat(subscriber().get("/cases/" + sent.caseId() + "/events").status()).isEqualTo(404);
    assertThat(simulator.status(sent.submissionId())).isEmpty();
  }

  @Test
  void theClockIsSetOverTheAdminEndpointAndSurvivesARestart() {
    Sent sent = portal.send(Draft.to("wohngeld"));
    Subscriber.Answer answer =
        subscriber().admin("PUT", "/clock", Map.of("now", "2026-12-16T08:00:00Z"));
    assertThat(answer.json().path("now").asString()).isEqualTo("2026-12-16T08:00:00Z");
    assertThat(simulator.status(sent.submissionId())).contains("rejected");
    assertThat(subscriber().admin("PUT", "/clock", Map.of("advance", "PT1H")).body())
        .contains("09:00");
    assertThat(subscriber().admin("PUT", "/clock", Map.of("advance", "soon")).status())
        .isEqualTo(400);
    simulator.stop();
    simulator =
        Simulator.start(
            SharedKeys.options(state)
                .clock(Clock.fixed(Instant.parse("2026-12-01T08:00:00Z"), ZoneOffset.UTC)));
    assertThat(simulator.clock().instant()).isEqualTo("2026-12-16T09:00:00Z");
    assertThat(subscriber().admin("DELETE", "/clock", "").body()).contains("2026-12-01T08:00");
  }

  private JsonNode reminders() {
    return subscriber().admin("GET", "/reminders", "").json();
  }
}
