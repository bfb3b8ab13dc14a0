package de.fallbruecke.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.fallbruecke.casefile.Cases;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.testkit.FaultyProxy;
import de.fallbruecke.testkit.NetworkFault;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.vault.StoredPart;
import de.fallbruecke.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind of target must hold to, whatever the way to it. */
public abstract class TargetContract {
  /** A document as the specialist software sees it. */
  public record Document(String id, String name, byte[] bytes) {}

  /** A case as the specialist software sees it. */
  public record Taken(String key, byte[] main, List<Document> documents) {}

  /** The connector under test, to a target that works. */
  protected abstract Connector connector();

  /** The same with a target that cannot take anything at the moment, provably without effect. */
  protected abstract Connector unable();

  /** The case is handed over, but the gateway does not learn of it. */
  protected abstract void handOverAndDie(Parcel parcel);

  /** What the specialist software has, one entry per case. */
  protected abstract List<Taken> taken();

  /** What the counterpart of one way can come into and that of another cannot. */
  public enum Situation {
    /** It refuses a case for good: a 4xx, a fault of the sender. */
    REFUSAL,
    /** It fails without saying whether it has the case: a 5xx, a fault of the receiver. */
    FAILURE,
    /** It and the gateway speak over a line that can be slow or break. */
    LINE,
    /** It says how it calls the case that it has taken. */
    REFERENCE,
    /** It gets other content under a key that it knows. */
    OTHER_CONTENT,
    /** What is stored here cannot be read while it is handed over. */
    OUR_FAILURE
  }

  /** Situations that this way cannot come into, each with the reason. */
  protected Map<Situation, String> impossible() {
    return Map.of();
  }

  /** The connector under test, to a target that refuses this case for good. */
  protected Connector refusing() {
    throw new UnsupportedOperationException("say how it refuses, or why it cannot");
  }

  /** The same with a target that fails without saying whether it took the case; it did not. */
  protected Connector failing() {
    throw new UnsupportedOperationException("say how it fails, or why it cannot");
  }

  /** A line that breaks while the content goes over it. */
  protected NetworkFault amidTheContent() {
    return new NetworkFault.CutInRequest(50_000);
  }

  /** A line that breaks before an answer that somebody waits for. */
  protected NetworkFault beforeTheAnswer() {
    return new NetworkFault.CutInAnswer(90_000);
  }

  private void possible(Situation situation) {
    assumeThat(impossible().get(situation)).as(situation + " cannot happen").isNull();
  }

  /** The port at which the counterpart is called; none if nobody is called over a line. */
  protected OptionalInt port() {
    return OptionalInt.empty();
  }

  /** The connector under test, to the same counterpart behind this port. */
  protected Connector behind(int port) {
    throw new UnsupportedOperationException("no line leads to port " + port);
  }

  private final byte[] form = bytes(1, 20_000);
  private final byte[] proof = bytes(2, 70_000);
  private final StoredCase stored =
      new StoredCase().document("Antrag.pdf", form).document("Lohn Müller.pdf", proof);

  @Test
  void aCaseArrivesWithItsDocumentsByteForByteAndInOrder() {
    Parcel parcel = stored.parcel("fv");

    Outcome outcome = connector().send(parcel);

    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    if (!impossible().containsKey(Situation.REFERENCE)) {
      assertThat(((Outcome.Delivered) outcome).reference()).isNotBlank();
    }
    assertThat(taken()).singleElement().satisfies(this::isTheStoredCase);
    assertThat(taken().getFirst().key()).isEqualTo(stored.caseId + ".fv");
    assertThat(taken().getFirst().documents())
        .extracting(Document::name)
        .containsExactly("Antrag.pdf", "Lohn Müller.pdf");
  }

  @Test
  void theSameKeyTwiceIsOneCase() {
    connector().send(stored.parcel("fv"));

    assertThat(connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    assertThat(taken()).singleElement().satisfies(this::isTheStoredCase);
  }

  @Test
  void anAttemptThatDiedAfterTheTargetHadTheCaseIsRepeatedWithoutASecondCase() {
    handOverAndDie(stored.parcel("fv"));

    assertThat(connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    assertThat(taken()).singleElement().satisfies(this::isTheStoredCase);
  }

  @Test
  void otherContentUnderAKnownKeyIsRefusedAndTheFirstStays() {
    possible(Situation.OTHER_CONTENT);
    connector().send(stored.parcel("fv"));
    Parcel other =
        stored.parcel(stored.delivery("fv"), TargetFormat.CASE_JSON); // same key, other bytes

    assertThat(connector().send(other))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(FaultCode.TARGET_CONFLICT));
    assertThat(taken()).singleElement().satisfies(this::isTheStoredCase);
  }

  @Test
  void aTargetThatCannotTakeAnythingNowIsTriedAgain() {
    assertThat(unable().send(stored.parcel("fv"))).isInstanceOf(Outcome.NotYet.class);
    assertThat(taken()).isEmpty();
  }

  @Test
  void aTargetThatRefusesTheCaseForGoodIsNotTriedAgainByItself() {
    possible(Situation.REFUSAL);

    assertThat(refusing().send(stored.parcel("fv"))).isInstanceOf(Outcome.Refused.class);
    assertThat(taken()).isEmpty();
  }

  @Test
  void aTargetThatFailsWithoutSayingWhetherItHasTheCaseIsNotBelievedToHaveIt() {
    possible(Situation.FAILURE);
    Delivery first = stored.delivery("fv");

    assertThat(failing().send(stored.parcel(first, TargetFormat.CASE_XML)))
        .isInstanceOfAny(Outcome.Unclear.class, Outcome.NotYet.class);
    assertThat(taken()).isEmpty();

    Delivery again = first.sending(StoredCase.NOW); // unsettled: its first attempt is unclear
    assertThat(connector().send(stored.parcel(again, TargetFormat.CASE_XML)))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(taken()).singleElement().satisfies(this::isTheStoredCase);
  }

  @Test
  void aSlowCounterpartIsWaitedFor() {
    try (FaultyProxy line = line()) {
      line.fault(new NetworkFault.Latency(Duration.ofMillis(10)));

      assertThat(behind(line.port()).send(stored.parcel("fv")))
          .isInstanceOf(Outcome.Delivered.class);
      assertThat(line.struck()).isPositive();
    }
    assertThat(taken()).singleElement().satisfies(this::isTheStoredCase);
  }

  @Test
  void aLineThatBreaksAmidTheContentLeavesOneCaseAfterTheRepetition() {
    breaks(amidTheContent());
  }

  @Test
  void aLineThatBreaksBeforeTheAnswerLeavesOneCaseAfterTheRepetition() {
    breaks(beforeTheAnswer());
  }

  private void breaks(NetworkFault fault) {
    Delivery first = stored.delivery("fv");
    try (FaultyProxy line = line()) {
      line.fault(fault);
      assertThat(behind(line.port()).send(stored.parcel(first, TargetFormat.CASE_XML)))
          .isInstanceOfAny(Outcome.NotYet.class, Outcome.Unclear.class);
      assertThat(line.struck()).isPositive();
      line.mend();

      Delivery again = first.sending(StoredCase.NOW); // unsettled: its first attempt died
      assertThat(behind(line.port()).send(stored.parcel(again, TargetFormat.CASE_XML)))
          .isInstanceOf(Outcome.Delivered.class);
    }
    assertThat(taken()).singleElement().satisfies(this::isTheStoredCase);
  }

  private FaultyProxy line() {
    possible(Situation.LINE);
    return FaultyProxy.to(port().orElseThrow());
  }

  @Test
  void aDocumentOfFiveMegabytesArrivesWithItsHash() {
    byte[] large = bytes(3, 5 * 1024 * 1024);
    StoredCase heavy = new StoredCase().document("Plan.pdf", large);

    assertThat(connector().send(heavy.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    assertThat(Sha512.hex(taken().getFirst().documents().getFirst().bytes()))
        .isEqualTo(Sha512.hex(large));
  }

  @Test
  void aCaseWithoutDocumentsAndAnEmptyDocumentArriveToo() {
    connector().send(new StoredCase().parcel("fv"));
    connector().send(new StoredCase().document("leer.pdf", new byte[0]).parcel("fv"));

    assertThat(taken())
        .extracting(taken -> taken.documents().size())
        .containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void aStoredDocumentThatIsDamagedIsOurFaultAndNothingIsTaken() {
    possible(Situation.OUR_FAILURE);
    Vault damaged =
        new DamagedVault(
            StoredCase.VAULT,
            () -> {
              throw new IOException(new Fault(FaultCode.VAULT_CONTENT_DAMAGED, "chunk 1"));
            });
    Parcel parcel = stored.parcel(stored.delivery("fv"), TargetFormat.CASE_XML, damaged);

    assertThatThrownBy(() -> connector().send(parcel))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.VAULT_CONTENT_DAMAGED));
    assertThat(taken()).isEmpty();
  }

  @Test
  void aDatabaseThatGoesAwayInTheMiddleIsNotTakenForTheTargetsFault() {
    possible(Situation.OUR_FAILURE);
    Vault gone =
        new DamagedVault(
            StoredCase.VAULT,
            () -> {
              throw new IllegalStateException("connection lost");
            });
    Parcel parcel = stored.parcel(stored.delivery("fv"), TargetFormat.CASE_XML, gone);

    assertThatThrownBy(() -> connector().send(parcel)).hasMessage("connection lost");
    assertThat(taken()).isEmpty();
  }

  @Test
  void documentsWithEqualAndTwinNamesAllSurviveUnderDifferentNames() {
    StoredCase twins = new StoredCase();
    List<String> names =
        List.of("Größe.pdf", "Gro\u0308ße.pdf", "Größe.pdf", "GRÖßE.PDF", "a/Größe.pdf");
    names.forEach(name -> twins.document(name, name.getBytes(StandardCharsets.UTF_8)));

    assertThat(connector().send(twins.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    List<Document> documents = taken().getFirst().documents();
    assertThat(documents).extracting(Document::bytes).containsExactlyElementsOf(twins.documents);
    assertThat(documents)
        .extracting(document -> document.name().toLowerCase(Locale.ROOT))
        .doesNotHaveDuplicates();
  }

  static List<String> hostileNames() {
    return List.of(
        "../../etc/passwd",
        "/etc/cron.d/x",
        "C:\\Windows\\win.ini",
        "..\\..\\boot.ini",
        "..",
        ".",
        "CON",
        "nul.txt",
        "gnp.\u202Efdp.exe",
        "x\r\nContent-Type: text/html\r\n\r\n<script>",
        "\"; filename=\"evil.exe",
        "%2e%2e%2fx",
        "x".repeat(300) + ".pdf",
        "😀".repeat(150) + ".pdf",
        ".ready",
        "manifest.json",
        "case.xml",
        "  . .  ");
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void aHostileNameIsHarmlessAndItsDocumentArrives(String hostile) {
    StoredCase attack = new StoredCase().document(hostile, proof).document("gut.pdf", form);

    assertThat(connector().send(attack.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    List<Document> documents = taken().getFirst().documents();
    assertThat(documents).extracting(Document::bytes).containsExactly(proof, form);
    String name = documents.getFirst().name();
    assertThat(name)
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}/\\\\:\"<>|?*%;]")
        .doesNotStartWith(".")
        .isNotBlank()
        .doesNotMatch("(?i)(con|nul)(\\..*)?");
    assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(200);
  }

  private void isTheStoredCase(Taken taken) {
    assertThat(taken.main()).isEqualTo(stored.xml());
    assertThat(taken.documents()).extracting(Document::bytes).containsExactly(form, proof);
    assertThat(taken.documents())
        .extracting(Document::id)
        .containsExactlyElementsOf(
            stored.record.getDocuments().stream().map(d -> d.getId()).toList());
  }

  public static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** Every attachment breaks in its middle, as a chunk that fails authentication does. */
  private record DamagedVault(Vault sound, Breaking breaking) implements Vault {
    @Override
    public Staging stage(UUID owner) {
      return sound.stage(owner);
    }

    @Override
    public List<StoredPart> parts(UUID owner) {
      return sound.parts(owner);
    }

    @Override
    public InputStream read(UUID owner, String part) {
      if (part.equals(Cases.PART)) {
        return sound.read(owner, part);
      }
      byte[] half = Arrays.copyOf(sound.readFully(owner, part), 10_000);
      return new SequenceInputStream(new ByteArrayInputStream(half), new Broken(breaking));
    }

    @Override
    public byte[] readFully(UUID owner, String part) {
      return sound.readFully(owner, part);
    }

    @Override
    public void destroy(UUID owner) {
      sound.destroy(owner);
    }
  }

  /** How reading ends. */
  private interface Breaking {
    void now() throws IOException;
  }

  private static final class Broken extends InputStream {
    private final Breaking breaking;

    Broken(Breaking breaking) {
      this.breaking = breaking;
    }

    @Override
    public int read() throws IOException {
      breaking.now();
      return -1;
    }
  }
}
