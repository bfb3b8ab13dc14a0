package de.fallbruecke.delivery.xdomea;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** Messages 0605 posted as multipart {@code file}. */
class RestXdomeaTargetTest extends TargetContract {
  private final SpecialistSoftware software = new SpecialistSoftware();

  @AfterEach
  void stop() {
    software.close();
  }

  @Override
  protected Connector connector() {
    XdomeaOptions options = new XdomeaOptions(null, null, null, null, Receipt.NONE, null);
    return new RestXdomea(
        new Laying("fv", options, UUID::randomUUID),
        software.url(),
        new Credentials.Anonymous(),
        Map.of("X-Mandant", "7"),
        new Posting(
            TestTargets.of(TargetType.XDOMEA, true),
            Duration.ofSeconds(20),
            new HttpLine(OutboundHttp.newClient(), null)),
        Clock.systemUTC());
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
