package de.fallbruecke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.simulator.Sent;
import de.fallbruecke.testkit.World;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Two gateways on one database whose machines' clocks are four minutes apart. By its own clock each
 * would hold the other for dead, or not find due what the other planned.
 */
class ClockSkewIT {
  @Test
  void clocksTwoMinutesAheadAndTwoMinutesBehindDoNoHarm() {
    try (World world =
            World.builder()
                .set("fallbruecke.engine.heartbeat", "1s")
                .set("fallbruecke.engine.threads", "3")
                .withoutGateway();
        ConfigurableApplicationContext ahead = world.startNode(machine(Duration.ofMinutes(2)));
        ConfigurableApplicationContext behind = world.startNode(machine(Duration.ofMinutes(-2)))) {
      List<Sent> sent = new ArrayList<>();
      // Long enough for several heartbeats and for four of them to be missed.
      for (int i = 0; i < 12; i++) {
        sent.add(world.send("wohngeld"));
      }

      Awaitility.await("all are confirmed")
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(100))
          .until(
              () -> sent.stream().allMatch(s -> world.status(s.submissionId()).equals("accepted")));

      assertThat(world.sink().cases()).hasSize(sent.size());
      assertThat(world.sink().repeated().same()).isZero();
      assertThat(ahead.isActive() && behind.isActive()).isTrue();
    }
  }

  private static Clock machine(Duration away) {
    return Clock.offset(Clock.systemUTC(), away);
  }
}
