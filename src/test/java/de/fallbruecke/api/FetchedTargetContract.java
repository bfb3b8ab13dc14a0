package de.fallbruecke.api;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.api.ReadyCases.Ready;
import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The suite for targets whose software fetches: a parcel is offered once, the software of the way
 * comes for it, and the outcome is what the gateway knows afterwards.
 */
public abstract class FetchedTargetContract extends TargetContract {
  private final Map<UUID, Ready> offered = new LinkedHashMap<>();

  /** What the software has, by its own name for the case; the same again changes nothing. */
  private final Map<String, Taken> kept = new LinkedHashMap<>();

  /** The running program. */
  protected abstract ApplicationContext program();

  protected abstract ReadyCases cases();

  /** Name of the target in the program. */
  protected abstract String target();

  /** The port of the program. */
  protected abstract int serving();

  /** The software comes by this port: fetches what it does not have, keeps it, and says so. */
  protected abstract void fetch(Ready ready, int port) throws IOException;

  /** It fetches and keeps it, and forgets that it has to say so; time passes until it may again. */
  protected abstract void fetchAndDie(Ready ready) throws IOException;

  @Override
  protected Map<Situation, String> impossible() {
    Map<Situation, String> all = new EnumMap<>(Situation.class);
    all.put(Situation.FAILURE, "the software is not called: it says itself when it has the case");
    all.put(Situation.OTHER_CONTENT, "a delivery is offered once and its content never changes");
    all.put(
        Situation.OUR_FAILURE,
        "content is read when it is fetched: aDocumentThatIsDamagedHereIsNotAcknowledged");
    return all;
  }

  @Override
  protected Connector connector() {
    return behind(serving());
  }

  @Override
  protected OptionalInt port() {
    return OptionalInt.of(serving());
  }

  @Override
  protected Connector behind(int port) {
    return parcel -> {
      Ready ready = offer(parcel);
      try {
        fetch(ready, port);
      } catch (IOException brokenOff) {
        // the software will come again
      }
      return outcome(ready);
    };
  }

  protected Ready offer(Parcel parcel) {
    return offered.computeIfAbsent(
        parcel.caseId(), any -> cases().offer("soziales", target(), parcel));
  }

  /** What the gateway knows. */
  protected Outcome outcome(Ready ready) {
    Delivery delivery = program().getBean(Deliveries.class).get(ready.delivery());
    return switch (delivery.state()) {
      case DELIVERED -> new Outcome.Delivered(delivery.reference());
      case HELD ->
          new Outcome.Refused(
              Objects.requireNonNull(delivery.code()), Objects.requireNonNull(delivery.detail()));
      case OFFERED -> new Outcome.NotYet(FaultCode.TARGET_BUSY, "it is still offered", null);
      default -> throw new IllegalStateException(delivery.state().name());
    };
  }

  @Override
  protected void handOverAndDie(Parcel parcel) {
    Ready ready = offer(parcel);
    try {
      fetchAndDie(ready);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    assertThat(outcome(ready)).isInstanceOf(Outcome.NotYet.class);
  }

  protected boolean has(Ready ready) {
    return kept.containsKey(name(ready));
  }

  /** The software keeps what it got. */
  protected void keep(Ready ready, byte[] main, List<Document> documents) {
    kept.putIfAbsent(name(ready), new Taken(name(ready), main, documents));
  }

  private static String name(Ready ready) {
    return ready.id() + ".fv";
  }

  @Override
  protected List<Taken> taken() {
    return new ArrayList<>(kept.values());
  }

  @Test
  void aDocumentThatIsDamagedHereIsNotAcknowledged() {
    StoredCase some = new StoredCase().document("Antrag.pdf", bytes(4, 200_000));
    Parcel parcel = some.parcel("fv");
    Ready ready = offer(parcel);
    int damaged =
        program()
            .getBean(JdbcClient.class)
            .sql(
                """
                update vault_chunk set bytes = set_byte(bytes, 40, get_byte(bytes, 40) # 1)
                where part in (select id from vault_part where owner = ? and name like 'attachment/%')
                """)
            .param(ready.submission())
            .update();
    assertThat(damaged).isPositive();

    assertThat(connector().send(parcel)).isInstanceOf(Outcome.NotYet.class);
    assertThat(taken()).isEmpty();
    assertThat(program().getBean(Deliveries.class).get(ready.delivery()).state())
        .isEqualTo(DeliveryState.OFFERED);
  }
}
