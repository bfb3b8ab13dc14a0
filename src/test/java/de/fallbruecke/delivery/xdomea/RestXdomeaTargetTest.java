package de.fallbruecke.delivery.xdomea;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.TestTargets;
import de.fallbruecke.delivery.rest.Credentials;
import de.fallbruecke.delivery.rest.HttpLine;
import de.fallbruecke.delivery.rest.Posting;
import de.fallbruecke.delivery.rest.SpecialistSoftware;
import de.fallbruecke.delivery.xdomea.XdomeaSettings.Receipt;
import de.fallbruecke.platform.OutboundHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages 0605 posted as multipart {@code file}. */
class RestXdomeaTargetTest extends TargetContract {
  private final SpecialistSoftware software = new SpecialistSoftware();

  @AfterEach
  void stop() {
    software.close();
  }

  @Override
  protected Connector connector() {
    return connector(software.url());
  }

  private static Connector connector(URI url) {
    return connector(url, new XdomeaOptions(null, null, null, null, Receipt.NONE, null));
  }

  private static Connector connector(URI url, XdomeaOptions options) {
    return new RestXdomea(
        new Laying("fv", options, UUID::randomUUID),
        url,
        new Credentials.Anonymous(),
        Map.of("X-Mandant", "7"),
        new Posting(
            TestTargets.of(TargetType.XDOMEA, true),
            Duration.ofSeconds(20),
            new HttpLine(OutboundHttp.newClient(), null)),
        Clock.systemUTC());
  }

  /** Receipt wanted, what the answer holds, what follows. */
  @ParameterizedTest
  @CsvSource({
    "RECEIVED, EmpfangBestaetigen.0629, '', DELIVERED",
    "RECEIVED, ImportBestaetigen.0630, <Erfolg>false</Erfolg>, REFUSED FB-DEL-027",
    "IMPORTED, ImportBestaetigen.0630, <Erfolg>true</Erfolg>, DELIVERED",
    "IMPORTED, ImportBestaetigen.0630, <Erfolg>false</Erfolg>, REFUSED FB-DEL-027",
    "IMPORTED, SonstEtwas.0601, <Erfolg>true</Erfolg>, REFUSED FB-DEL-026",
    "IMPORTED, '', '', REFUSED FB-DEL-026",
    "IMPORTED, DOCTYPE, <Erfolg>true</Erfolg>, REFUSED FB-DEL-026",
    "IMPORTED, FOREIGN, <Erfolg>true</Erfolg>, REFUSED FB-DEL-026",
  })
  void theAnswerIsTheReceipt(Receipt wanted, String type, String content, String outcome) {
    software.behaviour =
        (answering, exchange, received) -> {
          answering.store(received);
          String name = received.parts().getFirst().parameter("filename");
          String process =
              type.equals("FOREIGN") ? UUID.randomUUID().toString() : name.substring(0, 36);
          String receipt =
              XdomeaTargetTest.receipt(
                  type.matches("FOREIGN|DOCTYPE") ? "ImportBestaetigen.0630" : type,
                  process,
                  content);
          answering.reply(
              exchange,
              200,
              type.isEmpty()
                  ? "{}"
                  : type.equals("DOCTYPE") ? "<!DOCTYPE x []>" + receipt : receipt);
        };
    XdomeaOptions options =
        new XdomeaOptions(null, null, null, null, wanted, new XdomeaOptions.Mark("Erfolg", "true"));
    Outcome said = connector(software.url(), options).send(new StoredCase().parcel("fv"));
    assertThat(StoredCase.word(said)).isEqualTo(outcome);
    assertThat(software.cases).hasSize(1);
  }

  @Override
  protected OptionalInt port() {
    return OptionalInt.of(software.url().getPort());
  }

  @Override
  protected Connector behind(int port) {
    return connector(URI.create("http://127.0.0.1:" + port + "/cases"));
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
    return software.cases.values().stream()
        .map(
            received -> {
              assertThat(received.headers().getFirst("X-Mandant")).isEqualTo("7");
              assertThat(received.parts().getFirst().parameter("name")).isEqualTo("file");
              try {
                return XdomeaTargetTest.read(received.parts().getFirst().bytes());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }
}
