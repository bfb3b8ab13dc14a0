package de.fallbruecke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.testkit.World;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake in the configuration stops the start with one sentence: what, where, what to do. */
class StartErrorsIT {
  private static World world;

  @BeforeAll
  static void portal() {
    world = World.builder().withoutGateway();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  static Stream<Arguments> everyMistakeNamesItsProperty() {
    String destination = "fallbruecke.destinations.wohngeld.";
    return Stream.of(
        Arguments.of("fallbruecke.destinatons.x.tenant", "a", FaultCode.CONFIGURATION_UNKNOWN_KEY),
        Arguments.of(destination + "pol-interval", "5s", FaultCode.CONFIGURATION_UNKNOWN_KEY),
        Arguments.of(
            destination + "fitconnect.decrypton-keys", "x", FaultCode.CONFIGURATION_UNKNOWN_KEY),
        Arguments.of(
            "fallbruecke.targets.beispiel-fv.rest.uri", "x", FaultCode.CONFIGURATION_UNKNOWN_KEY),
        Arguments.of(destination + "poll-interval", "often", FaultCode.CONFIGURATION_INVALID),
        Arguments.of(destination + "tenant", "nobody", FaultCode.CONFIGURATION_INVALID),
        Arguments.of(
            destination + "fitconnect.signing-key", "/nonexistent.jwk", FaultCode.KEY_UNREADABLE),
        Arguments.of(
            destination + "fitconnect.decryption-keys",
            Path.of("pom.xml").toAbsolutePath().toString(),
            FaultCode.KEY_UNREADABLE),
        Arguments.of(
            "fallbruecke.database.url",
            "jdbc:postgresql://127.0.0.1:1/none",
            FaultCode.DATABASE_UNREACHABLE),
        Arguments.of(
            "fallbruecke.fitconnect.accounts.simulator.token-url",
            "http://127.0.0.1:1/token",
            FaultCode.ADDRESS_INVALID),
        Arguments.of("fallbruecke.alarms.unconfirmed", "7d,3d", FaultCode.CONFIGURATION_INVALID),
        Arguments.of("fallbruecke.alarms.mail.host", "", FaultCode.CONFIGURATION_INVALID),
        Arguments.of("fallbruecke.alarms.mail.hots", "x", FaultCode.CONFIGURATION_UNKNOWN_KEY),
        Arguments.of("fallbruecke.vault.master-key-file", "pom.xml", FaultCode.VAULT_MASTER_KEY));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void everyMistakeNamesItsProperty(String property, String value, FaultCode code) {
    String before = world.gatewaySettings().put(property, value);
    try {
      Throwable failure = catchThrowable(world::startGateway);

      Fault fault = faultIn(failure);
      assertThat(fault.code()).isEqualTo(code);
      assertThat(fault.getMessage()).contains(property);
      assertThat(fault.getMessage().split("\\. ").length).as("names a remedy").isGreaterThan(1);
    } finally {
      world.stopGateway();
      if (before == null) {
        world.gatewaySettings().remove(property);
      } else {
        world.gatewaySettings().put(property, before);
      }
    }
  }

  private static Fault faultIn(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof Fault)) {
      cause = cause.getCause();
    }
    assertThat(cause).as("a fault in %s", failure).isInstanceOf(Fault.class);
    return (Fault) cause;
  }
}
