package de.fallbruecke.fitconnect;

import de.fallbruecke.fitconnect.api.Transport;
import de.fallbruecke.fitconnect.verify.DefectTable;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.simulator.Connection;
import de.fallbruecke.simulator.DestinationSpec;
import de.fallbruecke.simulator.Draft;
import de.fallbruecke.simulator.Portal;
import de.fallbruecke.simulator.Sent;
import de.fallbruecke.simulator.SharedKeys;
import de.fallbruecke.simulator.Simulator;
import de.fallbruecke.simulator.Source;
import de.fallbruecke.simulator.faults.FaultKind;
import de.fallbruecke.simulator.faults.InjectedFault;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.ChannelContract;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.testkit.ShiftedClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** The suite for channels over FIT-Connect: portal and delivery service on loopback. */
abstract class FitConnectContract extends ChannelContract {
  private static final ShiftedClock CLOCK = new ShiftedClock();
  private static final String NAME = "vertrag";
  private static Simulator simulator;
  private static Portal portal;
  private static Channel ours;

  private final Map<String, Announcement> sent = new HashMap<>();

  @BeforeAll
  static void start(@TempDir Path folder) {
    simulator =
        Simulator.start(
            SharedKeys.options(folder)
                .clock(CLOCK)
                .destinations(List.of(DestinationSpec.named(NAME))));
    portal = Portal.of(simulator.connection());
    ours = null;
  }

  @AfterAll
  static void stop() {
    portal.close();
    simulator.close();
  }

  /** The generation of the API. */
  abstract String version();

  @Override
  protected Channel channel() {
    if (ours == null) {
      ours = channel(simulator.connection().subscriber().clientSecret());
    }
    return ours;
  }

  @Override
  protected Channel stranger() {
    return channel("not the secret");
  }

  @Override
  protected Destination destination() {
    return configured();
  }

  @Override
  protected byte[] data(long seed) {
    return "{\"antrag\":%d}".formatted(seed).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected String send(Letter letter) {
    Draft draft = Draft.to(NAME).data(Source.of(letter.data()));
    if (version().equals("v1")) {
      draft.v1();
    }
    letter
        .sheets()
        .forEach(
            sheet ->
                draft.attach(
                    Draft.Attachment.of(
                        sheet.name(), "application/pdf", Source.of(sheet.bytes()))));
    Sent done = portal.send(draft);
    String id = done.submissionId().toString();
    sent.put(id, new Announcement(id, done.caseId().toString()));
    return id;
  }

  /** FIT-Connect has no mark for a message; a destination for tests has one in its settings. */
  @Override
  protected String sendAsTest(Letter letter) {
    return null;
  }

  @Override
  protected Announcement announcement(String id) {
    return sent.get(id);
  }

  @Override
  protected void down() {
    simulator.inject(InjectedFault.once(FaultKind.CUT_CONNECTION).times(-1));
  }

  @Override
  protected void loseTheAnswerToTheReceipt() {
    simulator.inject(
        InjectedFault.once(FaultKind.EFFECT_WITHOUT_ANSWER).calls("POST", "/events").times(-1));
  }

  @Override
  protected void listTwice() {
    simulator.inject(InjectedFault.once(FaultKind.LISTED_TWICE).times(-1));
  }

  @Override
  protected void takeAway(String id) {
    CLOCK.forward(Duration.ofDays(22));
    simulator.advance(Duration.ZERO);
  }

  @Override
  protected boolean canReject() {
    return true;
  }

  @Override
  protected void healthy() {
    simulator.clearFaults();
  }

  @Override
  protected Shown shown(String id) {
    return switch (simulator.status(UUID.fromString(id)).orElse("unknown")) {
      case "accepted" -> Shown.ACCEPTED;
      case "rejected" -> Shown.REJECTED;
      default -> Shown.WAITING;
    };
  }

  /** Posts to the case that were answered or cut after they had their effect. */
  @Override
  protected long receipts(String id) {
    String path = "/cases/" + sent.get(id).externalCase() + "/events";
    return simulator.requests().stream()
        .filter(request -> request.startsWith("POST ") && request.contains(path))
        .count();
  }

  /** What was asked of the delivery service since it began. */
  static List<String> requests() {
    return simulator.requests();
  }

  private static Destination configured() {
    return new Destination(
        NAME,
        "kreis",
        "fitconnect",
        Duration.ofMinutes(1),
        Destination.ReceiptCondition.DELIVERED,
        false,
        false,
        List.of(),
        List.of());
  }

  private Channel channel(String secret) {
    Connection connection = simulator.connection();
    Connection.Destination destination = connection.destination(NAME);
    MockEnvironment environment = new MockEnvironment();
    String account = "fallbruecke.fitconnect.accounts.simulator.";
    environment.setProperty(account + "token-url", connection.tokenUrl().toString());
    environment.setProperty(account + "submission-api", connection.submissionApi().toString());
    environment.setProperty(account + "issuer", connection.issuer());
    environment.setProperty(account + "client-id", connection.subscriber().clientId());
    environment.setProperty(account + "client-secret", secret);
    String own = "fallbruecke.destinations." + NAME + ".fitconnect.";
    environment.setProperty(own + "account", "simulator");
    environment.setProperty(own + "api-version", version());
    environment.setProperty(own + "destination-id", destination.destinationId().toString());
    environment.setProperty(own + "decryption-keys[0]", destination.encryptionKey());
    environment.setProperty(own + "signing-key", destination.signingKey());
    return new FitConnectChannel(
        new FitConnectDestinations(
            List.of(configured()),
            new SettingsReader(environment),
            new Transport(OutboundHttp.newClient(), CLOCK, Duration.ofSeconds(5)),
            DefectTable.load(),
            new KeyDirectory(Path.of("target", "no-keys")),
            de.fallbruecke.evidence.TestEvidence.keys(),
            CLOCK,
            UUID::randomUUID),
        DefectTable.load());
  }
}
