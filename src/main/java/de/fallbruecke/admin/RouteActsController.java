package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.RouteEntry;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.api.JsonBody;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.ActivationOrder;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.Candidate;
import de.fallbruecke.route.PackageExports;
import de.fallbruecke.route.RouteChanges;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done to an instance by who saw its newest entry. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/routes/{instance}",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.CHANGE_ROUTES)
final class RouteActsController {
  private final RouteReach reach;
  private final Activations activations;
  private final RouteChanges changes;
  private final PackageExports exports;
  private final RouteAudit audit;

  RouteActsController(
      RouteReach reach,
      Activations activations,
      RouteChanges changes,
      PackageExports exports,
      Audit audit) {
    this.reach = reach;
    this.activations = activations;
    this.changes = changes;
    this.exports = exports;
    this.audit = new RouteAudit(audit);
  }

  /** The same version with other values, at once, if the gate lets it pass. */
  @PutMapping(path = "/parameters", consumes = MediaType.APPLICATION_JSON_VALUE)
  RouteEntry parameters(
      Person person,
      @PathVariable String instance,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Activation now = reach.seen(person, instance, ifMatch);
    ParametersRequest wanted =
        JsonBody.read(request, ParametersRequest.class, ParametersRequest.BODY);
    String reason = ReasonRequest.checked(wanted.reason());
    if (!now.runs() || changes.configured(instance)) {
      throw new ApiFault(
          FaultCode.ACTIVATION_REFUSED,
          now.runs()
              ? "The configuration gives the values of this instance. Nothing was changed."
              : "The instance is retired. Nothing was changed; prepare a change of it.");
    }
    Map<String, String> values = new TreeMap<>(wanted.values());
    values.values().removeIf(String::isEmpty);
    ParametersRequest.require(changes.check(now.tenant(), now.hash(), values));
    Activation done =
        activations.activate(
            new ActivationOrder(
                instance,
                now.tenant(),
                new Candidate.Kept(now.hash()),
                values,
                person.name(),
                reason,
                wanted.replay(),
                now.id()));
    return done.id() == now.id() ? RouteEntry.of(done) : audit.done(person, done, reason);
  }

  @PostMapping(path = "/rollback", consumes = MediaType.APPLICATION_JSON_VALUE)
  RouteEntry rollback(
      Person person,
      @PathVariable String instance,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Activation now = reach.seen(person, instance, ifMatch);
    String reason = ReasonRequest.read(request);
    return audit.done(
        person, activations.rollback(instance, person.name(), reason, now.id()), reason);
  }

  @PostMapping(path = "/retire", consumes = MediaType.APPLICATION_JSON_VALUE)
  RouteEntry retire(
      Person person,
      @PathVariable String instance,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Activation now = reach.seen(person, instance, ifMatch);
    String reason = ReasonRequest.read(request);
    return audit.done(
        person, activations.retire(instance, person.name(), reason, now.id()), reason);
  }

  /** Signs something in the name of the tenant, so it is an act. */
  @PostMapping(path = "/export", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<byte[]> export(Person person, @PathVariable String instance) {
    Activation now = reach.history(person, instance, Ability.CHANGE_ROUTES).getFirst();
    PackageExports.Archive archive = exports.export(now);
    audit.exported(person, now, archive.name());
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s\"".formatted(archive.name()))
        .body(archive.bytes());
  }
}
