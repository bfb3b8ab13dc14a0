package de.fallbruecke.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state directory outlives the simulator, even a killed one. */
class RestartTest {
  @TempDir Path state;

  @Test
  void everythingIsThereAfterARestart() throws Exception {
    Connection before;
    Sent open;
    Sent accepted;
    try (Simulator simulator = Simulator.start(SharedKeys.options(state));
        Portal portal = Portal.of(simulator.connection())) {
      before = simulator.connection();
      open =
          portal.send(
              Draft.to("gewerbe")
                  .data("<a/>")
                  .attach(Draft.Attachment.of("a.txt", "text/plain", Source.of("Anlage"))));
      accepted = portal.send(Draft.to("gewerbe").data("<b/>"));
      assertThat(Subscriber.of(simulator).accept(accepted).status()).isEqualTo(204);
    }
    try (Simulator simulator = Simulator.start(SharedKeys.options(state))) {
      assertThat(simulator.connection()).isEqualTo(before);
      assertThat(Connection.read(state)).isEqualTo(before);
      Subscriber subscriber = Subscriber.of(simulator);
      assertThat(subscriber.list(open.destinationId()).path("totalCount").asInt()).isEqualTo(1);
      assertThat(simulator.status(accepted.submissionId())).contains("accepted");
      assertThat(subscriber.log(accepted.caseId())).hasSize(3);
      assertThat(subscriber.accept(open).status()).isEqualTo(204);
    }
  }

  @Test
  void aKillBetweenStateAndEventIsMadeUpFor() throws Exception {
    Sent sent;
    try (Simulator simulator = Simulator.start(SharedKeys.options(state));
        Portal portal = Portal.of(simulator.connection())) {
      sent = portal.send(Draft.to("wohngeld"));
    }
    Path log = state.resolve("service/cases/" + sent.caseId() + ".events");
    List<String> lines = Files.readAllLines(log);
    // as if killed while the submit event was being written
    Files.writeString(log, lines.getFirst() + "\n" + lines.get(1).substring(0, 50));
    try (Simulator simulator = Simulator.start(SharedKeys.options(state))) {
      Subscriber subscriber = Subscriber.of(simulator);
      assertThat(subscriber.eventNames(sent.caseId()))
          .containsExactly("create-submission", "submit-submission");
      assertThat(subscriber.signedByService(subscriber.log(sent.caseId()).get(1))).isTrue();
      assertThat(subscriber.accept(sent).status()).isEqualTo(204);
    }
  }

  @Test
  void aKillBetweenAcceptEventAndStateIsMadeUpFor() throws Exception {
    Sent sent;
    String accept;
    try (Simulator simulator = Simulator.start(SharedKeys.options(state));
        Portal portal = Portal.of(simulator.connection())) {
      sent = portal.send(Draft.to("wohngeld"));
      Subscriber subscriber = Subscriber.of(simulator);
      accept = subscriber.sign(subscriber.acceptClaims(sent));
    }
    Files.writeString(
        state.resolve("service/cases/" + sent.caseId() + ".events"),
        accept + "\n",
        StandardOpenOption.APPEND);
    try (Simulator simulator = Simulator.start(SharedKeys.options(state))) {
      assertThat(simulator.status(sent.submissionId())).contains("accepted");
    }
  }

  @Test
  void halfWrittenFilesAreRemoved() throws Exception {
    Simulator.start(SharedKeys.options(state)).stop();
    Path half = state.resolve("service/submissions/00000000-0000-4000-8000-000000000001");
    Files.createDirectories(half);
    Files.writeString(half.resolve("submission.json.1.tmp"), "{");
    Path torn = state.resolve("service/destinations/x.json.2.tmp");
    Files.writeString(torn, "{");
    Simulator.start(SharedKeys.options(state)).stop();
    assertThat(half).doesNotExist();
    assertThat(torn).doesNotExist();
  }

  @Test
  void aSecondSimulatorOnTheSameDirectoryIsRefused() {
    try (Simulator first = Simulator.start(SharedKeys.options(state))) {
      assertThatThrownBy(() -> Simulator.start(SharedKeys.options(state)))
          .isInstanceOf(Fault.class)
          .extracting(fault -> ((Fault) fault).code())
          .isEqualTo(FaultCode.SIMULATOR_STATE);
      assertThat(first.requests()).isEmpty();
    }
  }

  @Test
  void aTakenPortIsNamedAndTheDirectoryIsFreeAgain() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(
              () -> Simulator.start(SharedKeys.options(state).port(taken.getLocalPort())))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("FB-SIM-001")
          .hasMessageContaining(String.valueOf(taken.getLocalPort()));
    }
    Simulator.start(SharedKeys.options(state)).stop();
  }

  @Test
  void aDamagedStateIsNamed() throws Exception {
    Simulator.start(SharedKeys.options(state)).stop();
    Files.writeString(state.resolve("register.json"), "{");
    assertThatThrownBy(() -> Simulator.start(SharedKeys.options(state)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("FB-SIM-002");
  }

  @Test
  void keysAndSecretsAreReadableByTheirOwnerOnly() throws Exception {
    try (Simulator simulator = Simulator.start(SharedKeys.options(state))) {
      Connection.Destination wohngeld = simulator.connection().destination("wohngeld");
      for (Path file :
          List.of(
              state.resolve(Connection.FILE),
              state.resolve("register.json"),
              Path.of(wohngeld.encryptionKey()),
              Path.of(wohngeld.signingKey()))) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
      assertThat(simulator.baseUri().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void defaultDestinationsSayWhichSamplesTheyTake() throws Exception {
    try (Simulator simulator = Simulator.start(SharedKeys.options(state))) {
      assertThat(simulator.connection().destinations())
          .extracting(Connection.Destination::name)
          .containsExactly("soziales", "gewerbe", "wohngeld", "xoev");
      assertThat(simulator.connection().destinations())
          .extracting(Connection.Destination::routePackage)
          .containsExactly("sozialhilfe", "gewerbeanmeldung", "wohngeld", "xoev-durchleitung");
      assertThatThrownBy(() -> simulator.connection().destination("nowhere"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
