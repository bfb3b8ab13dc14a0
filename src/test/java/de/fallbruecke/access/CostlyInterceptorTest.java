package de.fallbruecke.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.testkit.ManualClock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;

/** How often one person gets what is costly. */
class CostlyInterceptorTest {
  private final ManualClock clock = ManualClock.standing();
  private final CostlyInterceptor costly = new CostlyInterceptor(clock);

  /** Pages of a console. */
  @SuppressWarnings("unused") // called by their names
  static final class Pages {
    @Costly(perMinute = 2)
    public void export() {}

    @Costly(perMinute = 2)
    public void verify() {}

    public void list() {}
  }

  @AfterEach
  void nobody() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void onePersonGetsItSoOftenInAMinuteAndThenAgain() throws Exception {
    as("erika");
    ask("export");
    ask("export");
    assertThatThrownBy(() -> ask("export"))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.PAGE_TOO_OFTEN))
        .hasMessageContaining("more than 2 times");
    clock.tick(Duration.ofMinutes(1));
    ask("export");
  }

  @Test
  void neitherAnotherPersonNorAnotherPageIsHeldUp() throws Exception {
    as("erika");
    ask("export");
    ask("export");
    ask("verify");
    as("max");
    ask("export");
    as("erika");
    assertThatThrownBy(() -> ask("export")).isInstanceOf(Fault.class);
  }

  @Test
  void whatIsNotCostlyIsNotCounted() throws Exception {
    as("erika");
    for (int i = 0; i < 100; i++) {
      ask("list");
    }
    assertThat(
            costly.preHandle(
                new MockHttpServletRequest(), new MockHttpServletResponse(), "no page at all"))
        .isTrue();
  }

  /** Whoever asks under ten thousand names fills no memory, and forgets only who came first. */
  @Test
  void onlySoManyAreRemembered() throws Exception {
    as("first");
    ask("export");
    ask("export");
    for (int i = 0; i < 10_000; i++) {
      as("person-" + i);
      ask("export");
    }
    as("first");
    ask("export");
    as("person-9999");
    ask("export");
    assertThatThrownBy(() -> ask("export")).isInstanceOf(Fault.class);
  }

  private void ask(String page) throws Exception {
    assertThat(
            costly.preHandle(
                new MockHttpServletRequest(),
                new MockHttpServletResponse(),
                new HandlerMethod(new Pages(), Pages.class.getMethod(page))))
        .isTrue();
  }

  private static void as(String person) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(
                person, "", Persons.authorities(Map.of("musterkreis", Set.of(Role.AUDITOR)))));
  }
}
