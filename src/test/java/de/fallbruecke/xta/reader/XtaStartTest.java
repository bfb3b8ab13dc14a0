package de.fallbruecke.xta.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.xta.XtaSite;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrong account or setting stops the start and names its property. */
class XtaStartTest {
  private static final Reader READER = new Reader("2.1.1");
  private static final Destination AT = Reader.destination();

  static Stream<Arguments> wrongAccounts() {
    return Stream.of(
        Arguments.of("expired", FaultCode.XTA_UNAUTHORISED, "accounts.wrong.identifier"),
        Arguments.of("unknown", FaultCode.XTA_UNAUTHORISED, "accounts.wrong.identifier"),
        Arguments.of("foreign", FaultCode.XTA_NOT_TRUSTED, "accounts.wrong.tls"));
  }

  @ParameterizedTest
  @MethodSource
  void wrongAccounts(String certificate, FaultCode code, String property) {
    Map<String, String> settings = XtaSite.settings("2.1.1");
    XtaSite.account(settings, "2.1.1", "wrong", certificate, XtaSite.READER);
    settings.put("fallbruecke.destinations." + Reader.NAME + ".xta.account", "wrong");
    XtaStartCheck check = new XtaStartCheck(READER.boxes(AT, settings), true, pause -> {});

    assertThatThrownBy(check::afterSingletonsInstantiated)
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo(code))
        .hasMessageContaining("fallbruecke.xta." + property)
        .hasMessageContaining("does not start");
  }

  static Stream<Arguments> wrongSettings() {
    String own = "fallbruecke.destinations." + Reader.NAME + ".xta.";
    return Stream.of(
        Arguments.of(own + "account", "nobody", own + "account"),
        Arguments.of(own + "page-size", "0", own + "page-size"),
        Arguments.of(own + "service-keys[0].service", "urn:x", own + "service-keys[0].key"),
        Arguments.of(own + "reply.message-type", "1", own + "reply.message-type-list"),
        Arguments.of(
            "fallbruecke.xta.accounts.district.version", "2.0", "accounts.district.version"),
        Arguments.of(
            "fallbruecke.xta.accounts.district.box", "http://x/y", "accounts.district.box"));
  }

  @ParameterizedTest
  @MethodSource
  void wrongSettings(String key, String value, String named) {
    assertThatThrownBy(() -> READER.boxes(AT, Map.of(key, value)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining(named)
        .hasMessageContaining("does not start");
  }
}
