package de.fallbruecke.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.delivery.file.FileEndpoint;
import de.fallbruecke.delivery.rest.RestEndpoint;
import de.fallbruecke.delivery.rest.RestOptions;
import de.fallbruecke.delivery.rest.RestSettings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class TargetConfigurationTest {
  private static final String CANARY = "KANARIENVOGEL";

  @TempDir private Path directory;
  private final Map<String, Object> properties = new HashMap<>();

  @BeforeEach
  void aTargetWithEverything() throws IOException {
    Path password = directory.resolve("password");
    Files.writeString(password, CANARY + "\n");
    set("tenant", "landkreis-a");
    set("title", "Wohngeldverfahren");
    set("type", "rest");
    set("format", "case-json");
    set("productive", "false");
    set("idempotent", "true");
    set("retry.first", "5s");
    set("retry.longest", "10m");
    set("retry.attempts", "7");
    set("retry.enabled", "false");
    set("retry.jitter", "0.5");
    set("retry.age", "3d");
    set("breaker.failures", "9");
    set("breaker.pause", "2m");
    set("rest.url", "https://fv.example/cases");
    set("rest.timeout", "45s");
    set("rest.user", "fallbruecke");
    set("rest.password-file", password.toString());
    set("rest.headers.X-Api-Key", CANARY);
    set("rest.attachments", "none");
    set("rest.status-url", "https://fv.example/keys/{key}");
    set("rest.status-method", "head");
  }

  @Test
  void everySettingIsTaken() throws IOException {
    ConfiguredTarget target = read().getFirst();

    assertThat(target.target())
        .isEqualTo(
            new Target(
                "wohngeld-fv",
                "landkreis-a",
                "Wohngeldverfahren",
                TargetType.REST,
                TargetFormat.CASE_JSON,
                false,
                true));
    assertThat(target.retry())
        .isEqualTo(
            new RetryPolicy(
                false, Duration.ofSeconds(5), Duration.ofMinutes(10), 0.5, 7, Duration.ofDays(3)));
    assertThat(target.breaker()).isEqualTo(new BreakerPolicy(9, Duration.ofMinutes(2)));
    RestOptions endpoint = options(target);
    assertThat(endpoint.timeout()).isEqualTo(Duration.ofSeconds(45));
    assertThat(endpoint.statusMethod()).isEqualTo(RestSettings.StatusMethod.HEAD);
    assertThat(endpoint.multipart()).isFalse();
    assertThat(endpoint.headers()).containsEntry("X-Api-Key", CANARY);
    assertThat(endpoint.credentials().authorization())
        .hasValueSatisfying(v -> assertThat(v).startsWith("Basic "));
    assertThat(endpoint.statusOf("a.b c")).hasToString("Optional[https://fv.example/keys/a.b%20c]");
  }

  @Test
  void theDefaultsAreTheCarefulOnes() {
    properties.clear();
    set("type", "rest");
    set("tenant", "landkreis-a");
    set("idempotent", "false");
    set("rest.url", "http://localhost:8080/cases");
    ConfiguredTarget target = read().getFirst();

    assertThat(target.target().productive()).isTrue();
    assertThat(target.target().title()).isEqualTo("wohngeld-fv");
    assertThat(target.target().format()).isEqualTo(TargetFormat.CASE_XML);
    assertThat(options(target).multipart()).isTrue();
    assertThat(target.retry()).isEqualTo(RetryPolicy.DEFAULT);
    assertThat(target.breaker()).isEqualTo(BreakerPolicy.DEFAULT);
    assertThat(options(target).statusMethod()).isEqualTo(RestSettings.StatusMethod.GET);
    assertThat(target.mayRepeat()).isFalse();
  }

  @Test
  void aTargetThatCanBeAskedMayBeRepeated() {
    set("idempotent", "false");

    assertThat(read().getFirst().mayRepeat()).isTrue();
  }

  @Test
  void aDropDirectoryNeedsLittle() {
    properties.clear();
    set("type", "file");
    set("tenant", "landkreis-a");
    set("file.directory", directory.toString());

    ConfiguredTarget target = read().getFirst();
    assertThat(target.endpoint())
        .isInstanceOfSatisfying(
            FileEndpoint.class, drop -> assertThat(drop.directory()).isEqualTo(directory));
    assertThat(target.mayRepeat()).isTrue();
  }

  @Test
  void noTargetsAreNoError() {
    properties.clear();

    assertThat(read()).isEmpty();
  }

  @Test
  void credentialsNeverShow() {
    ConfiguredTarget target = read().getFirst();
    Targets published = new ConfiguredTargets(List.of(target));

    assertThat(target.toString() + published + published.list() + published.find("wohngeld-fv"))
        .doesNotContain(CANARY);
    assertThat(options(target).credentials().toString()).doesNotContain(CANARY);
  }

  @ParameterizedTest
  @CsvSource({
    "type, ",
    "type, " + CANARY,
    "tenant, ",
    "tenant, ' '",
    "idempotent, ",
    "idempotent, " + CANARY,
    "format, " + CANARY,
    "rest.url, ",
    "rest.url, ftp://fv.example/" + CANARY,
    "rest.url, /cases/" + CANARY,
    "rest.url, https://user:" + CANARY + "@fv.example/",
    "rest.url, https://fv.example/#" + CANARY,
    "rest.url, http://fv.example/" + CANARY,
    "rest.url, 'https://fv example/" + CANARY + "'",
    "rest.timeout, 0s",
    "rest.timeout, " + CANARY,
    "rest.status-url, https://fv.example/" + CANARY,
    "rest.status-url, http://fv.example/{key}",
    "rest.status-url, 'https://fv example/{key}'",
    "rest.password-file, ",
    "rest.user, ",
    "rest.user, a:" + CANARY,
    "rest.bearer-token-file, token",
    "rest.oauth2.client-id, " + CANARY,
    "rest.tls, unknown",
    "rest.hmac.key-id, " + CANARY,
    "rest.cloud-events.type, " + CANARY,
    "rest.cloud-events.source, 'a b'",
    "rest.headers.ce-id, " + CANARY,
    "rest.attachments, " + CANARY,
    "rest.headers.Idempotency-Key, " + CANARY,
    "rest.headers.Fallbruecke-Test, " + CANARY,
    "rest.headers.X-Umlaut, ä" + CANARY,
    "retry.first, 0s",
    "retry.first, 2d",
    "retry.longest, 1s",
    "retry.attempts, 0",
    "retry.jitter, -0.1",
    "retry.jitter, 1.5",
    "retry.jitter, NaN",
    "retry.age, 14d",
    "retry.enabled, " + CANARY,
    "breaker.failures, 0",
    "breaker.pause, 0s",
    "breaker.pause, 7h",
    "rest.status-method, " + CANARY,
    "retry.attempts, " + CANARY,
    "file.directory, somewhere",
  })
  void aBadValueStopsTheStartAndNamesThePropertyButNotTheValue(String key, String value) {
    if (value == null) {
      properties.remove("fallbruecke.targets.wohngeld-fv." + key);
    } else {
      set(key, value);
    }
    String named =
        switch (key.substring(0, key.lastIndexOf('.') + 1)) {
          case "file." -> "file";
          case "rest.oauth2.", "rest.hmac.", "rest.cloud-events." -> "rest.";
          default -> key.toLowerCase(Locale.ROOT);
        };

    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(FaultCode.CONFIGURATION_INVALID);
              assertThat(fault).hasNoCause();
              assertThat(fault.getMessage().toLowerCase(Locale.ROOT))
                  .contains("fallbruecke.targets.wohngeld-fv." + named)
                  .doesNotContain(CANARY.toLowerCase(Locale.ROOT));
            });
  }

  @ParameterizedTest
  @CsvSource({"idempotnet, true", "rest.timeuot, 1s", "retry.max, 3", "ftp.url, https://x"})
  void anUnknownKeyStopsTheStart(String key, String value) {
    set(key, value);

    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(FaultCode.CONFIGURATION_UNKNOWN_KEY);
              assertThat(fault.getMessage()).contains("fallbruecke.targets.wohngeld-fv." + key);
            });
  }

  @ParameterizedTest
  @CsvSource({"'', is empty", "'a\nb', one line", "missing, cannot be read"})
  void anUnusableSecretStopsTheStart(String content, String why) throws IOException {
    Path file = directory.resolve("secret");
    if (!content.equals("missing")) {
      Files.writeString(file, content);
    }
    set("rest.password-file", file.toString());

    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(FaultCode.TARGET_SECRET_UNREADABLE);
              assertThat(fault.getMessage())
                  .contains("fallbruecke.targets.wohngeld-fv.rest.password-file")
                  .contains(why);
            });
  }

  @Test
  void aWayToAskWithoutAnAddressToAskIsAMistake() {
    properties.remove("fallbruecke.targets.wohngeld-fv.rest.status-url");

    assertThatThrownBy(this::read).hasMessageContaining("rest.status-method stands without");
  }

  @Test
  void unencryptedTransportMustBeDeclared() {
    set("rest.url", "http://fv.example/cases");
    set("rest.plain-http", "true");

    assertThat(read()).hasSize(1);
  }

  @Test
  void aNameThatIsUnsafeInAFileNameIsRefused() {
    properties.put("fallbruecke.targets[Big_One].type", "file");

    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.CONFIGURATION_INVALID))
        .hasMessageContaining("a-z, 0-9");
  }

  @Test
  void aTypeThatThisInstallationDoesNotKnowStopsTheStart() {
    properties.clear();
    set("tenant", "landkreis-a");
    set("type", "xta-box");

    assertThatThrownBy(this::read).hasMessageContaining("which this installation does not know");
  }

  private static RestOptions options(ConfiguredTarget target) {
    return ((RestEndpoint) target.endpoint()).options();
  }

  private void set(String key, String value) {
    properties.put("fallbruecke.targets.wohngeld-fv." + key, value);
  }

  private List<ConfiguredTarget> read() {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("site", properties));
    return new TargetBinding(environment, TestTargets.ways()).read();
  }
}
