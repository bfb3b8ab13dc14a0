package de.fallbruecke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.simulator.xta.XtaContent;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.testkit.World;
import de.fallbruecke.testkit.XtaPostbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the portal through the message box and the gateway to the target, then closed. */
class XtaJobIT {
  private static final byte[] PROOF = "%PDF Lohn".getBytes(StandardCharsets.UTF_8);
  @TempDir private static Path folder;
  private static World world;

  @BeforeAll
  static void start() {
    World.Builder builder = World.builder();
    XtaPostbox.settings(folder).forEach(builder::set);
    world = builder.withoutGateway();
    world
        .gatewaySettings()
        .keySet()
        .removeIf(
            key ->
                key.startsWith("fallbruecke.routes.instances.")
                    && !key.contains("." + XtaPostbox.DESTINATION + "."));
    world.startGateway();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void aMessageBecomesACaseIsDeliveredAndOnlyThenClosed() {
    String id =
        XtaPostbox.SERVER.put(
            XtaPostbox.letter(
                List.of(new XtaContent("application/pdf", "Lohn.pdf", "lohn", PROOF))));

    Submission done = await(id, SubmissionState.CONFIRMED);

    assertThat(XtaPostbox.SERVER.closed(id)).isTrue();
    assertThat(world.evidence(done))
        .containsSubsequence(
            "ANNOUNCED",
            "XTA_FETCHED",
            "RECEIVED",
            "MAPPED",
            "DELIVERED",
            "XTA_CLOSED",
            "XTA_TRANSPORT_REPORT",
            "CONFIRMED");
    assertThat(world.sink().cases())
        .filteredOn(taken -> taken.submissionId().equals(done.id().toString()))
        .hasSize(1);
    assertThat(world.caseOf(done).getDocuments())
        .extracting(document -> document.getFilename())
        .contains("Lohn.pdf");
  }

  @Test
  void aTestMessageIsMarkedAllTheWay() {
    String id = XtaPostbox.SERVER.put(XtaPostbox.letter(List.of()).asTest());

    Submission done = await(id, SubmissionState.CONFIRMED);

    assertThat(done.test()).isTrue();
    assertThat(world.caseOf(done).isTest()).isTrue();
  }

  private static Submission await(String id, SubmissionState state) {
    Submissions submissions = world.bean(Submissions.class);
    Awaitility.await(id + " becomes " + state)
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> submissions.find(XtaPostbox.DESTINATION, id).map(Submission::state).orElse(null),
            state::equals);
    return submissions.find(XtaPostbox.DESTINATION, id).orElseThrow();
  }
}
