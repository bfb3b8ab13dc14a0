package de.fallbruecke.delivery.rest;

import static de.fallbruecke.delivery.rest.RestTargets.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.AddressRule;
import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Item;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.Secret;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.delivery.TargetFormat;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestTargetTest extends TargetContract {
  private final SpecialistSoftware software = new SpecialistSoftware();
  private final StoredCase stored = new StoredCase().document("Antrag.pdf", bytes(1, 20_000));

  @AfterEach
  void stop() {
    software.close();
  }

  @Override
  protected Connector connector() {
    return RestTargets.connector(endpoint(software.url()), true);
  }

  @Override
  protected OptionalInt port() {
    return OptionalInt.of(software.url().getPort());
  }

  @Override
  protected Connector behind(int port) {
    return RestTargets.connector(endpoint(URI.create("http://127.0.0.1:" + port + "/cases")), true);
  }

  @Override
  protected Connector refusing() {
    software.behaviour = SpecialistSoftware.status(422);
    return connector();
  }

  @Override
  protected Connector failing() {
    software.behaviour = SpecialistSoftware.failingOnce(500);
    return connector();
  }

  @Override
  protected Connector unable() {
    software.behaviour = SpecialistSoftware.status(503);
    return connector();
  }

  @Override
  protected void handOverAndDie(Parcel parcel) {
    software.behaviour = SpecialistSoftware.TAKES_AND_DIES;
    assertThat(connector().send(parcel)).isInstanceOf(Outcome.Unclear.class);
    software.behaviour = SpecialistSoftware.GOOD;
  }

  @Override
  protected List<Taken> taken() {
    return RestTargets.taken(software);
  }

  @Test
  void theRequestNamesKeyCaseAndSubmissionAndAnnouncesItsLength() {
    connector().send(stored.parcel("fv"));

    SpecialistSoftware.Received request = software.requests.getFirst();
    assertThat(request.headers().getFirst("Idempotency-Key")).isEqualTo(stored.caseId + ".fv");
    assertThat(request.headers().getFirst("Fallbruecke-Case-Id"))
        .isEqualTo(stored.caseId.toString());
    assertThat(request.headers().getFirst("Fallbruecke-Submission-Id"))
        .isEqualTo(stored.submission.toString());
    assertThat(request.headers().getFirst("Fallbruecke-Case-Number")).isEqualTo("FB-7K3QX-9M2PA");
    assertThat(request.headers().containsKey("Fallbruecke-Test")).isFalse();
    assertThat(request.headers().getFirst("Content-Length"))
        .isEqualTo(String.valueOf(request.body().length));
  }

  @Test
  void aTestMessageSaysSo() {
    connector().send(new StoredCase().test().parcel("fv"));

    assertThat(software.requests.getFirst().headers().getFirst("Fallbruecke-Test"))
        .isEqualTo("true");
  }

  @Test
  void everyPartCarriesItsIdAndDigest() {
    connector().send(stored.parcel("fv"));

    List<SpecialistSoftware.Part> parts = software.requests.getFirst().parts();
    assertThat(parts)
        .extracting(part -> part.parameter("name"))
        .containsExactly("case", "document");
    var document = stored.record.getDocuments().getFirst();
    assertThat(parts.get(1).header("Content-ID")).isEqualTo("<" + document.getId() + ">");
    assertThat(parts.get(1).header("Content-Type")).isEqualTo("application/pdf");
    assertThat(parts.get(1).header("Content-Digest"))
        .isEqualTo(
            "sha-512=:"
                + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(document.getSha512()))
                + ":");
  }

  @Test
  void theOriginalMessageTravelsOnceAndUnchanged() {
    StoredCase original = new StoredCase().original("nachricht.xml");

    connector().send(original.parcel(original.delivery("fv"), TargetFormat.ORIGINAL));

    assertThat(software.requests.getFirst().parts())
        .singleElement()
        .satisfies(
            part -> {
              assertThat(part.parameter("name")).isEqualTo("original");
              assertThat(part.bytes()).isEqualTo(StoredCase.DATA);
            });
  }

  @Test
  void withoutMultipartTheBodyIsTheCaseAlone() {
    RestOptions bare =
        new RestOptions(
            software.url(),
            Duration.ofSeconds(5),
            new Credentials.Anonymous(),
            Map.of("X-Mandant", "7"),
            false,
            null,
            RestSettings.StatusMethod.GET,
            null,
            null,
            RestTargets.LINE);

    RestTargets.connector(bare, true)
        .send(stored.parcel(stored.delivery("fv"), TargetFormat.CASE_JSON));

    SpecialistSoftware.Received request = software.requests.getFirst();
    assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(request.headers().getFirst("X-Mandant")).isEqualTo("7");
    assertThat(Json.mapper().readTree(request.body()).path("caseId").stringValue())
        .isEqualTo(stored.caseId.toString());
  }

  @Test
  void aLargeRequestMayTakeLongerThanTheTimeOut() {
    byte[] content = bytes(2, 20 * 1024);
    Item slow =
        new Item(
            Item.Role.DOCUMENT,
            "d-1",
            "scan.bin",
            "scan.bin",
            "application/octet-stream",
            content.length,
            Sha512.hex(content),
            () -> new SlowStream(content));
    Parcel parcel = stored.parcel("fv");
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

    Outcome outcome =
        RestTargets.connector(impatient, true)
            .send(
                new Parcel(
                    parcel.delivery(),
                    parcel.tenant(),
                    parcel.caseNumber(),
                    parcel.test(),
                    parcel.main(),
                    List.of(slow)));

    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    assertThat(taken().getFirst().documents().getFirst().bytes()).isEqualTo(content);
  }

  /** A kibibyte each 50 ms. */
  private static final class SlowStream extends ByteArrayInputStream {
    private final CountDownLatch never = new CountDownLatch(1);

    SlowStream(byte[] bytes) {
      super(bytes);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      try {
        never.await(50, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return super.read(target, offset, Math.min(length, 1024));
    }
  }

  @Test
  void aTargetThatIsSwitchedOffIsNotYetBecauseNothingWasSent() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    RestOptions off = endpoint(URI.create("http://127.0.0.1:" + free + "/"));

    assertThat(StoredCase.word(RestTargets.connector(off, false).send(stored.parcel("fv"))))
        .isEqualTo("NOT_YET FB-DEL-002");
  }

  @Test
  void anUnknownHostIsNotYet() {
    RestOptions nowhere = endpoint(URI.create("https://fachverfahren.invalid/"));

    assertThat(StoredCase.word(RestTargets.connector(nowhere, true).send(stored.parcel("fv"))))
        .isEqualTo("NOT_YET FB-DEL-002");
  }

  @Test
  void aLinkLocalAddressIsNeverReached() {
    RestOptions metadata = endpoint(URI.create("http://169.254.169.254/latest"));

    assertThat(StoredCase.word(RestTargets.connector(metadata, true).send(stored.parcel("fv"))))
        .isEqualTo("REFUSED FB-DEL-015");
  }

  @Test
  void aNameThatLeadsToThisMachineIsNotReachedUnlessTheConfigurationSaysSo() throws IOException {
    assertThat(AddressRule.mayReach("fv.example", InetAddress.getByName("127.0.0.1"))).isFalse();
    assertThat(AddressRule.mayReach("localhost", InetAddress.getByName("127.0.0.1"))).isTrue();
    assertThat(AddressRule.mayReach("[::1]", InetAddress.getByName("::1"))).isTrue();
    assertThat(AddressRule.mayReach("fv.example", InetAddress.getByName("192.0.2.1"))).isTrue();
    assertThat(AddressRule.mayReach("localhost", InetAddress.getByName("fe80::1"))).isFalse();
  }

  @Test
  void credentialsAreReadAnewForEveryRequest(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("token");
    Files.writeString(file, "first\n");
    RestOptions secured =
        new RestOptions(
            software.url(),
            Duration.ofSeconds(5),
            new Credentials.Bearer(
                new Secret("fallbruecke.targets.fv.rest.bearer-token-file", file)),
            Map.of(),
            true,
            null,
            RestSettings.StatusMethod.GET,
            null,
            null,
            RestTargets.LINE);
    Connector connector = RestTargets.connector(secured, true);

    connector.send(stored.parcel("fv"));
    Files.writeString(file, "second");
    connector.send(stored.parcel("fv"));

    assertThat(software.requests)
        .extracting(request -> request.headers().getFirst("Authorization"))
        .containsExactly("Bearer first", "Bearer second");
  }
}
