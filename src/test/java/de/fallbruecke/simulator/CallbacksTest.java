package de.fallbruecke.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.faults.FaultKind;
import de.fallbruecke.simulator.faults.InjectedFault;
import de.fallbruecke.simulator.service.CallbackHmac;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CallbacksTest {
  private static final String SECRET =
      "insecure_unsafe_qHScgrg_kP-R31jHUwp3GkVkGJolvBchz65b74Lzue0";

  @TempDir Path state;
  private Simulator simulator;
  private Portal portal;
  private CallbackReceiver receiver;
  private String secret;

  @BeforeEach
  void start() throws Exception {
    receiver = new CallbackReceiver();
    simulator =
        Simulator.start(
            SharedKeys.options(state)
                .callbackPauses(List.of(Duration.ofMillis(10), Duration.ofMillis(10))));
    simulator.callback("wohngeld", receiver.uri());
    secret = simulator.connection().destination("wohngeld").callbackSecret();
    portal = Portal.of(simulator.connection());
  }

  @AfterEach
  void stop() {
    portal.close();
    simulator.stop();
    receiver.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions\",\"submissionIds\":[\"f39ab143-d91a-474a-b69f-b00f1a1873c2\"]}|798cd0edb70c08e5b32aa8a18cbbc8ff6b3078c51af6d011ff4e32e470c746234fc4314821fe5185264b029e962bd37de33f3b9fc5f1a93c40ce6672845e90df",
        "{\"type\":\"https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions\",\"submissionIds\":[\"f39ab143-d91a-474a-b69f-b00f1a1873c2\"],\"submissions\":[{\"destinationId\":\"d12caea8-f372-4eb1-b102-b0a228253a11\",\"submissionId\":\"f39ab143-d91a-474a-b69f-b00f1a1873c2\",\"caseId\":\"9eec7d3e-dc66-4f82-9f52-1520bf96a32e\"}]}|2056b372b5bcec06d8f11ab79b84b42d6cbe1c8e1178cdfa36e4385dcf717758aaa7599f417d9ec3e079087884f4fd59680bf713621383e2d4414ef74fb10df3"
      })
  void theOfficialVectorsAreReproduced(String body, String hmac) {
    assertThat(CallbackHmac.hex(SECRET, 1672527599L, body.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(hmac);
  }

  @Test
  void aNewSubmissionIsToldWithAProperHmac() throws Exception {
    Sent sent = portal.send(Draft.to("wohngeld"));
    CallbackReceiver.Received callback = receiver.next();
    assertThat(callback.hmac())
        .isEqualTo(CallbackHmac.hex(secret, callback.timestamp(), callback.body()));
    JsonNode body = Json.mapper().readTree(callback.body());
    assertThat(body.path("type").asString()).endsWith("/callbacks/new-submissions");
    assertThat(body.path("submissionIds").path(0).asString())
        .isEqualTo(sent.submissionId().toString());
    assertThat(body.path("submissions").path(0).path("destinationId").asString())
        .isEqualTo(sent.destinationId().toString());
    Subscriber subscriber = Subscriber.of(simulator);
    Await.until(() -> subscriber.log(sent.caseId()).size() == 3);
    assertThat(subscriber.eventNames(sent.caseId())).endsWith("notify-submission");
  }

  @Test
  void aCallbackIsRepeatedUntilOneSucceeds() throws Exception {
    receiver.failures.set(2);
    portal.send(Draft.to("wohngeld"));
    byte[] first = receiver.next().body();
    assertThat(receiver.next().body()).isEqualTo(first);
    assertThat(receiver.next().body()).isEqualTo(first);
  }

  @Test
  void aCallbackIsGivenUpAfterTheLastPause() throws Exception {
    receiver.failures.set(1000);
    portal.send(Draft.to("wohngeld"));
    for (int i = 0; i < 3; i++) {
      receiver.next();
    }
    Await.until(() -> !submission().path("callbackOpen").asBoolean(true));
    assertThat(receiver.received).isEmpty();
  }

  @Test
  void anOpenCallbackIsMadeUpForAfterARestart() throws Exception {
    simulator.stop();
    simulator =
        Simulator.start(SharedKeys.options(state).callbackPauses(List.of(Duration.ofHours(1))));
    receiver.failures.set(1);
    try (Portal fresh = Portal.of(simulator.connection())) {
      fresh.send(Draft.to("wohngeld"));
    }
    receiver.next();
    simulator.stop();
    simulator = Simulator.start(SharedKeys.options(state));
    receiver.next();
  }

  @Test
  void aReplayIsTheSameCallbackTwice() throws Exception {
    simulator.inject(InjectedFault.once(FaultKind.CALLBACK_REPLAY));
    portal.send(Draft.to("wohngeld"));
    CallbackReceiver.Received first = receiver.next();
    CallbackReceiver.Received second = receiver.next();
    assertThat(second.hmac()).isEqualTo(first.hmac());
    assertThat(second.timestamp()).isEqualTo(first.timestamp());
  }

  @Test
  void aForgedCallbackHasAnotherHmac() throws Exception {
    simulator.inject(InjectedFault.once(FaultKind.CALLBACK_WRONG_HMAC));
    portal.send(Draft.to("wohngeld"));
    CallbackReceiver.Received callback = receiver.next();
    assertThat(callback.hmac())
        .isNotEqualTo(CallbackHmac.hex(secret, callback.timestamp(), callback.body()));
  }

  @Test
  void aStaleCallbackIsGenuineButOld() throws Exception {
    simulator.inject(InjectedFault.once(FaultKind.CALLBACK_STALE));
    portal.send(Draft.to("wohngeld"));
    CallbackReceiver.Received callback = receiver.next();
    assertThat(callback.hmac())
        .isEqualTo(CallbackHmac.hex(secret, callback.timestamp(), callback.body()));
    assertThat(callback.timestamp())
        .isLessThanOrEqualTo(simulator.clock().instant().getEpochSecond() - 600);
  }

  @Test
  void aSilentCallbackNeverComes() throws Exception {
    simulator.inject(InjectedFault.once(FaultKind.CALLBACK_SILENT));
    portal.send(Draft.to("wohngeld"));
    Await.until(() -> !submission().path("callbackOpen").asBoolean(true));
    assertThat(receiver.received).isEmpty();
  }

  private JsonNode submission() {
    return Subscriber.of(simulator).admin("GET", "/submissions", "").json().path(0);
  }
}
