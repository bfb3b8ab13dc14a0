package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.TestTargets;
import de.fallbruecke.platform.OutboundHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** REST targets as a test needs them. */
final class RestTargets {
  static final HttpLine LINE = new HttpLine(OutboundHttp.newClient(), null);

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
        method,
        null,
        null,
        LINE);
  }

  static Connector connector(RestOptions options, boolean idempotent) {
    return new RestEndpoint(
            options, null, Clock.fixed(StoredCase.NOW, ZoneOffset.UTC), UUID::randomUUID)
        .connect(TestTargets.of(TargetType.REST, idempotent));
  }

  /** What the software has. */
  static List<TargetContract.Taken> taken(SpecialistSoftware software) {
    return software.cases.entrySet().stream()
        .map(
            taken -> {
              List<SpecialistSoftware.Part> parts = taken.getValue().parts();
              return new TargetContract.Taken(
                  taken.getKey(),
                  parts.getFirst().bytes(),
                  parts.stream()
                      .skip(1)
                      .map(
                          part ->
                              new TargetContract.Document(
                                  part.header("Document-Id"),
                                  part.parameter("filename"),
                                  part.bytes()))
                      .toList());
            })
        .toList();
  }
}
