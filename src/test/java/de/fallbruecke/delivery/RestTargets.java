package de.fallbruecke.delivery;

import de.fallbruecke.platform.OutboundHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/** REST targets as a test needs them. */
final class RestTargets {
  private RestTargets() {}

  static Endpoint.Http endpoint(URI url) {
    return endpoint(url, null, TargetSettings.StatusMethod.GET);
  }

  static Endpoint.Http endpoint(URI url, String statusUrl, TargetSettings.StatusMethod method) {
    return new Endpoint.Http(
        url,
        Duration.ofSeconds(20),
        new Credentials.Anonymous(),
        Map.of(),
        true,
        statusUrl,
        method);
  }

  static Connector connector(Endpoint.Http endpoint, boolean idempotent) {
    return new RestConnector(
        target(endpoint, idempotent, BreakerPolicy.DEFAULT),
        endpoint,
        OutboundHttp.newClient(),
        Clock.fixed(StoredCase.NOW, ZoneOffset.UTC),
        UUID::randomUUID);
  }

  static ConfiguredTarget target(Endpoint endpoint, boolean idempotent, BreakerPolicy breaker) {
    return new ConfiguredTarget(
        new Target(
            "fv",
            "landkreis-a",
            "Fachverfahren",
            TargetType.REST,
            TargetFormat.CASE_XML,
            true,
            idempotent),
        RetryPolicy.DEFAULT,
        breaker,
        endpoint);
  }
}
