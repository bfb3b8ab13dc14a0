package de.fallbruecke.delivery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Secret;
import de.fallbruecke.fitconnect.DeliveryStub;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.check.CheckReport;
import de.fallbruecke.platform.check.CheckRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestTrialTest {
  @TempDir private Path folder;
  private final HttpLine line = new HttpLine(OutboundHttp.newClient(), null);
  private final DeliveryStub software = new DeliveryStub();
  private volatile int token = 200;
  private volatile int status = 200;

  @BeforeEach
  void answer() throws IOException {
    Files.writeString(folder.resolve("secret"), "geheim");
    software.instead =
        asked ->
            asked.line().startsWith("POST /token")
                ? DeliveryStub.Answer.json(
                    token, "{\"access_token\":\"t\",\"token_type\":\"bearer\",\"expires_in\":600}")
                : DeliveryStub.Answer.json(status, "{}");
  }

  @AfterEach
  void close() {
    software.close();
  }

  @Test
  void nothingIsAskedOfASoftwareWhoseConfigurationNamesNoAddressForIt() {
    CheckReport report = check(null);

    assertThat(report.passed()).isTrue();
    assertThat(report.steps().getLast().remedy()).isEqualTo("request.no-check-url");
    assertThat(software.asked).allSatisfy(asked -> assertThat(asked.line()).contains("/token"));
  }

  @Test
  void theAddressForCheckingIsAskedOnceWithOurCredentials() {
    assertThat(check(address()).passed()).isTrue();
    assertThat(software.count("GET /ping")).isEqualTo(1);
    assertThat(software.asked.getLast().headers()).containsEntry("authorization", "Bearer t");
  }

  @Test
  void eachAnswerHasItsRemedy() {
    token = 401;
    assertThat(failure()).isEqualTo("login login.token");
    token = 200;
    status = 403;
    assertThat(failure()).isEqualTo("request target.refused");
    status = 302;
    assertThat(failure()).isEqualTo("request target.redirects");
    status = 404;
    assertThat(failure()).isEqualTo("request target.not-found");
    status = 503;
    assertThat(failure()).isEqualTo("request target.busy");
    status = 500;
    assertThat(failure()).isEqualTo("request request.unexpected");
  }

  private String failure() {
    return check(address())
        .failure()
        .map(step -> step.name() + " " + step.remedy())
        .orElse("passed");
  }

  private URI address() {
    return URI.create(software.tokenUrl().replace("/token", "/ping"));
  }

  private CheckReport check(@Nullable URI checkUrl) {
    ClientCredentials client =
        new ClientCredentials(
            URI.create(software.tokenUrl()),
            "fallbruecke",
            new Secret("rest.oauth2.client-secret-file", folder.resolve("secret")),
            null,
            line,
            Clock.systemUTC());
    RestOptions options =
        new RestOptions(
            URI.create(software.tokenUrl().replace("/token", "/cases")),
            Duration.ofSeconds(5),
            new Credentials.Fetched(client),
            Map.of(),
            true,
            null,
            RestSettings.StatusMethod.GET,
            null,
            null,
            line);
    return new CheckRun(Clock.systemUTC()).of(new RestTrial(options, checkUrl).steps());
  }
}
