package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.TestTargets;
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

  static RestOptions endpoint(URI url) {
    return endpoint(url, null, RestSettings.StatusMethod.GET);
  }

  static RestOptions endpoint(URI url, String statusUrl, RestSettings.StatusMethod method) {
    return new RestOptions(
        url,
        Duration.ofSeconds(20),
        new Credentials.Anonymous(),
        Map.of(),
        true,
        statusUrl,
        method);
  }

  static Connector connector(RestOptions options, boolean idempotent) {
    return new RestEndpoint(
            options,
            OutboundHttp.newClient(),
            Clock.fixed(StoredCase.NOW, ZoneOffset.UTC),
            UUID::randomUUID)
        .connect(TestTargets.of(TargetType.REST, idempotent));
  }
}
