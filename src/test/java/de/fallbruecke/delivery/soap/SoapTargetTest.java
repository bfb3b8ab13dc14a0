package de.fallbruecke.delivery.soap;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.Secret;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.delivery.TargetFormat;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.TestTargets;
import de.fallbruecke.delivery.rest.HttpLine;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.simulator.soap.SoapInbox;
import de.fallbruecke.simulator.soap.SoapInbox.Manner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own contract against a CXF server that asks for a UsernameToken. */
class SoapTargetTest extends TargetContract {
  @TempDir private static Path directory;
  private static SoapInbox inbox;
  private static ContractSchema contract;

  private final StoredCase stored = new StoredCase().document("Antrag.pdf", bytes(1, 20_000));
  private Set<String> before;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(directory.resolve("password"), "geheim");
    inbox = SoapInbox.start(0, directory, Map.entry("fallbruecke", "geheim"));
    contract = new ContractSchema();
    inbox.inspect(contract::check);
  }

  @AfterEach
  void whatWasSentKeepsToThePublishedSchema() {
    assertThat(contract.violations()).isEmpty();
  }

  @AfterAll
  static void stop() {
    assertThat(contract.checked()).as("bodies that were looked at").isGreaterThan(20);
    inbox.close();
  }

  @BeforeEach
  void look() {
    inbox.behave(Manner.GOOD);
    before = inbox.cases().stream().map(SoapInbox.TakenCase::key).collect(Collectors.toSet());
  }

  @Override
  protected Connector connector() {
    return connector(true, true, Map.of(), "password");
  }

  private static Connector connector(
      boolean mtom, boolean digest, Map<String, SoapSettings.FaultMeaning> faults, String secret) {
    return connector(inbox.url(), mtom, digest, faults, secret);
  }

  private static Connector connector(
      URI url,
      boolean mtom,
      boolean digest,
      Map<String, SoapSettings.FaultMeaning> faults,
      String secret) {
    return new SoapEndpoint(
            new SoapOptions(
                url,
                SoapVersion.V1_2,
                Duration.ofSeconds(20),
                new HttpLine(OutboundHttp.newClient(), null),
                mtom,
                false,
                faults,
                new UsernameToken(
                    "fallbruecke",
                    new Secret("password", directory.resolve(secret)),
                    digest,
                    Clock.systemUTC(),
                    UUID::randomUUID),
                null,
                null,
                null),
            Clock.systemUTC(),
            UUID::randomUUID)
        .connect(TestTargets.of(TargetType.SOAP, true));
  }

  @Override
  protected OptionalInt port() {
    return OptionalInt.of(inbox.url().getPort());
  }

  @Override
  protected Connector behind(int port) {
    return connector(
        URI.create("http://127.0.0.1:" + port + "/falluebergabe"),
        true,
        true,
        Map.of(),
        "password");
  }

  @Override
  protected Connector refusing() {
    inbox.behave(Manner.REFUSING);
    return connector();
  }

  @Override
  protected Connector failing() {
    Connector real = connector();
    return parcel -> {
      inbox.behave(Manner.FAILING_BEFORE);
      Outcome outcome = real.send(parcel);
      inbox.behave(Manner.GOOD);
      return outcome;
    };
  }

  @Override
  protected Connector unable() {
    inbox.behave(Manner.BUSY);
    return connector();
  }

  @Override
  protected void handOverAndDie(Parcel parcel) {
    inbox.behave(Manner.FAILING_AFTER);
    assertThat(connector().send(parcel)).isInstanceOf(Outcome.Unclear.class);
    inbox.behave(Manner.GOOD);
  }

  @Override
  protected List<Taken> taken() {
    return taken(inbox, before);
  }

  /** What this inbox has taken but what it had before. */
  static List<Taken> taken(SoapInbox inbox, Set<String> before) {
    return inbox.cases().stream()
        .filter(taken -> !before.contains(taken.key()))
        .map(
            taken ->
                new Taken(
                    taken.key(),
                    read(taken.main()),
                    taken.documents().stream()
                        .map(d -> new Document(d.id(), d.name(), read(d.content())))
                        .toList()))
        .toList();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true", "false, false"})
  void documentsArriveByMtomAndInlineWithBothKindsOfPassword(boolean mtom, boolean digest) {
    StoredCase some =
        new StoredCase()
            .document("a.pdf", bytes(1, 70_000))
            .document("b.pdf", bytes(2, 1))
            .document("c.pdf", new byte[0]);

    assertThat(connector(mtom, digest, Map.of(), "password").send(some.parcel("fv")))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(taken().getFirst().documents())
        .extracting(Document::bytes)
        .containsExactlyElementsOf(some.documents);
  }

  @Test
  void aWrongPasswordIsHeld() throws IOException {
    Files.writeString(directory.resolve("wrong"), "falsch");

    assertThat(StoredCase.word(connector(true, true, Map.of(), "wrong").send(stored.parcel("fv"))))
        .isEqualTo("REFUSED FB-DEL-008");
    assertThat(taken()).isEmpty();
  }

  @Test
  void faultsMeanWhatTheContractSays() {
    inbox.behave(Manner.REFUSING);
    assertThat(StoredCase.word(connector().send(stored.parcel("fv"))))
        .isEqualTo("REFUSED FB-DEL-004");
    inbox.behave(Manner.BUSY);
    assertThat(StoredCase.word(connector().send(stored.parcel("fv"))))
        .isEqualTo("NOT_YET FB-DEL-003");
    inbox.behave(Manner.TALKING_NONSENSE);
    assertThat(StoredCase.word(connector().send(stored.parcel("fv"))))
        .isEqualTo("UNCLEAR FB-DEL-025");
  }

  @Test
  void whatAFaultMeansCanBeConfigured() {
    inbox.behave(Manner.FAILING_AFTER);

    assertThat(
            StoredCase.word(
                connector(
                        true,
                        true,
                        Map.of("Receiver", SoapSettings.FaultMeaning.TEMPORARY),
                        "password")
                    .send(stored.parcel("fv"))))
        .isEqualTo("NOT_YET FB-DEL-003");
  }

  @Test
  void afterAnUnclearOutcomeTheKeyIsAskedForAndNothingIsSentTwice() {
    Delivery first = stored.delivery("fv");
    handOverAndDie(stored.parcel(first, TargetFormat.CASE_XML));
    int sent = inbox.handOvers();

    Outcome again =
        connector().send(stored.parcel(first.sending(StoredCase.NOW), TargetFormat.CASE_XML));
    assertThat(again).isInstanceOf(Outcome.Delivered.class);
    assertThat(inbox.handOvers()).isEqualTo(sent);

    StoredCase never = new StoredCase();
    Delivery lost = never.delivery("fv").sending(StoredCase.NOW);
    assertThat(connector().send(never.parcel(lost, TargetFormat.CASE_XML)))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(inbox.handOvers()).isEqualTo(sent + 1);
  }
}
