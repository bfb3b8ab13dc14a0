package de.fallbruecke.xta.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.Item;
import de.fallbruecke.delivery.OfferSelection;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.xta.XtaCode;
import de.fallbruecke.xta.XtaParty;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class XtaBoxEndpointTest {
  private static final long LIMIT = 40L * 1024 * 1024;

  private final XtaBoxEndpoint box =
      new XtaBoxEndpoint(
          XtaParty.of("test:a", "xöv"),
          XtaParty.of("test:gateway", "xöv"),
          null,
          new XtaCode("fall", null, "urn:x", "1"),
          "urn:x",
          Duration.ofMinutes(1),
          List.of());

  @Test
  void aContainerOverTheLimitOfTheStandardIsNotOffered() {
    assertThatCode(() -> box.check(parcel(1000, LIMIT - 1000))).doesNotThrowAnyException();
    assertThatThrownBy(() -> box.check(parcel(1000, LIMIT - 999)))
        .hasMessageContaining("FB-XTA-050")
        .hasMessageContaining("nothing is lost");
  }

  @Test
  void idsSayWhatTheyMeanAndForeignOnesMeanNothing() {
    UUID delivery = UUID.randomUUID();
    assertThat(MessageIds.delivery(" " + MessageIds.of(delivery) + "\n")).contains(delivery);
    for (boolean either : List.of(true, false)) {
      Asked asked =
          new Asked(
              OfferSelection.all(either)
                  .between(Instant.parse("2026-11-01T00:00:00.123456Z"), Instant.MAX)
                  .after(
                      new OfferSelection.Place(Instant.parse("2026-11-02T08:00:00.000001Z"), 17)),
              3,
              either);
      assertThat(Asked.of(asked.id())).contains(asked);
    }
    for (String foreign :
        List.of(
            "",
            "urn:de:xta:messageid:fallbruecke:",
            "urn:de:xta:messageid:fallbruecke:" + "x".repeat(36),
            "urn:de:xta:messageid:other:" + delivery,
            "urn:de:xta:requestid:fallbruecke:1-2-3",
            "urn:de:xta:requestid:fallbruecke:1-all-full-0-0-0-9999999999999999999",
            "urn:de:xta:requestid:fallbruecke:1-all-full-0-0-0--1")) {
      assertThat(MessageIds.delivery(foreign)).as(foreign).isEmpty();
      assertThat(Asked.of(foreign)).as(foreign).isEmpty();
    }
  }

  private static Parcel parcel(long main, long document) {
    return new Parcel(
        Delivery.pending(
            UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "fv", true, Instant.EPOCH),
        "t",
        "n",
        false,
        item(Item.Role.CASE, main),
        List.of(item(Item.Role.DOCUMENT, document)));
  }

  private static Item item(Item.Role role, long size) {
    return new Item(
        role, "id", "n", "n", "application/pdf", size, "", InputStream::nullInputStream);
  }
}
