package de.fallbruecke.route.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.RouteHeaders;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.xoev.SourceDocument;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.sf.saxon.s9api.XdmAtomicValue;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** facts/attacks §1: every route starts from an exchange of our own. */
class EntranceTest {
  private static final RunningInstance INSTANCE =
      new RunningInstance("i", "kreis", "probe", "1.0.0", "0", Set.of(), Set.of(), Map.of());

  private final DefaultCamelContext camel = new DefaultCamelContext();

  @AfterEach
  void close() {
    camel.stop();
  }

  private Entrance entrance(Processor processor) {
    EntranceComponent component = new EntranceComponent("fitconnect", new Entrances());
    component.setCamelContext(camel);
    EntranceEndpoint endpoint =
        new EntranceEndpoint("fitconnect:here", component, "fitconnect", "here", new Entrances());
    return new Entrance(INSTANCE, new DefaultConsumer(endpoint, processor));
  }

  private static RouteWork work(String hostile) {
    Destination here =
        new Destination(
            "here",
            "kreis",
            "fitconnect",
            Duration.ofMinutes(1),
            Destination.ReceiptCondition.DELIVERED,
            false,
            false,
            List.of(),
            List.of());
    Envelope envelope =
        new Envelope(
            null,
            new Envelope.Service(hostile, null),
            hostile,
            new Envelope.Data(hostile, hostile, 1, ""),
            List.of(),
            new Envelope.Payment(Map.of("CamelHttpUri", "x", "operationName", "x")),
            List.of(),
            new Envelope.ReplyChannel("eMail", Map.of("cAmElFileName", "x")),
            null,
            hostile,
            hostile,
            false);
    return new RouteWork(
        UUID.randomUUID(),
        INSTANCE,
        here,
        envelope,
        new SourceDocument(
            SourceDocument.Format.JSON, new XdmAtomicValue("x"), new byte[0], null, null));
  }

  @Test
  void nothingThatASenderNamesBecomesAHeader() {
    Map<String, Object> seen = new HashMap<>();
    entrance(exchange -> seen.putAll(exchange.getMessage().getHeaders()))
        .run(work("CamelBeanMethodName\r\nFORGED ${body} " + "x".repeat(1000)));

    assertThat(RouteHeaders.ALL).containsAll(seen.keySet());
    assertThat(seen).containsEntry("channel", "fitconnect").containsEntry("tenant", "kreis");
    assertThat(seen.values())
        .allSatisfy(
            value ->
                assertThat((String) value)
                    .doesNotContain("\n", "\r")
                    .hasSizeLessThanOrEqualTo(300));
  }

  @Test
  void aFaultOfAStepComesOutAsItIsAndAnythingElseWithoutItsMessage() {
    Fault held = new Fault(FaultCode.SCHEMA_UNKNOWN, "held");
    Entrance wrapped =
        entrance(
            exchange -> {
              throw new IllegalStateException("around", held);
            });
    Entrance deep = entrance(exchange -> recurse(0));

    assertThatThrownBy(() -> wrapped.run(work("x"))).isSameAs(held);
    assertThatThrownBy(() -> deep.run(work("x")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("StackOverflowError");
  }

  private static int recurse(int depth) {
    return recurse(depth + 1) + 1;
  }
}
