package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.BenchResult;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.api.JsonBody;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.PackageVersions;
import de.fallbruecke.route.TestBench;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The test bench: what would become of a message. What is sent lives as long as the answer; it is
 * neither stored nor logged.
 */
@RestController
@Needs(Ability.CHANGE_ROUTES)
final class BenchController {
  /** 16 MiB as base64, and a little more. */
  private static final int BODY = 22 * 1024 * 1024;

  private final RouteReach reach;
  private final PackageVersions versions;
  private final TestBench bench;
  private final Uploads uploads;

  BenchController(RouteReach reach, PackageVersions versions, TestBench bench, Uploads uploads) {
    this.reach = reach;
    this.versions = versions;
    this.bench = bench;
    this.uploads = uploads;
  }

  /**
   * A message.
   *
   * @param message XML or JSON, as base64
   * @param hash of the version to try; null for the active one
   * @param service key of the service; null for the first of the instance
   * @param attachments by file name, as base64
   */
  record BenchRequest(
      byte @Nullable [] message,
      @Nullable String hash,
      @Nullable String service,
      @Nullable Map<String, byte[]> attachments) {}

  @PostMapping(
      path = AdminAccessConfiguration.PATHS + "/routes/{instance}/bench",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Costly(perMinute = 60)
  ResponseEntity<BenchResult> run(
      Person person, @PathVariable String instance, HttpServletRequest request) throws IOException {
    Activation now = reach.history(person, instance, Ability.CHANGE_ROUTES).getFirst();
    BenchResult result =
        uploads.one(() -> run(now, JsonBody.read(request, BenchRequest.class, BODY)));
    return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(result);
  }

  private BenchResult run(Activation now, BenchRequest wanted) {
    if (wanted.message() == null || wanted.message().length == 0) {
      throw new ApiFault(FaultCode.API_VALUE_INVALID, "message is missing. Nothing was tried.");
    }
    SortedMap<String, byte[]> attachments = new TreeMap<>();
    if (wanted.attachments() != null) {
      wanted.attachments().forEach((name, bytes) -> attachments.put(name.replace('/', '_'), bytes));
    }
    return BenchResult.of(
        bench.run(
            now,
            versions.keep(now.tenant(), wanted.hash() == null ? now.hash() : wanted.hash()),
            new TestBench.Message(wanted.message(), wanted.service(), attachments)));
  }
}
