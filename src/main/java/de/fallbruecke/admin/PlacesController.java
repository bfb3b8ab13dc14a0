package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.Changed;
import de.fallbruecke.admin.view.DestinationView;
import de.fallbruecke.admin.view.TargetView;
import de.fallbruecke.check.ConnectionChecks;
import de.fallbruecke.check.PlaceKind;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.TargetPauses;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.engine.Listing;
import de.fallbruecke.engine.Listings;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.check.CheckReport;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.DestinationPauses;
import de.fallbruecke.submission.Destinations;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Destinations and targets: how they fare, connection tests, pause and resume. */
@RestController
@RequestMapping(path = AdminAccessConfiguration.PATHS, produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_PLACES)
final class PlacesController {
  private final Destinations destinations;
  private final DestinationPauses destinationPauses;
  private final Listings listings;
  private final Targets targets;
  private final TargetPauses targetPauses;
  private final ConnectionChecks checks;
  private final Audit audit;

  PlacesController(
      Destinations destinations,
      DestinationPauses destinationPauses,
      Listings listings,
      Targets targets,
      TargetPauses targetPauses,
      ConnectionChecks checks,
      Audit audit) {
    this.destinations = destinations;
    this.destinationPauses = destinationPauses;
    this.listings = listings;
    this.targets = targets;
    this.targetPauses = targetPauses;
    this.checks = checks;
    this.audit = audit;
  }

  @GetMapping("/destinations")
  List<DestinationView> destinations(Person person) {
    Map<String, Listing> byName =
        listings.all().stream()
            .collect(Collectors.toMap(Listing::destination, Function.identity()));
    return destinations.all().stream()
        .filter(one -> person.may(Ability.SEE_PLACES, one.tenant()))
        .sorted(Comparator.comparing(Destination::name))
        .map(
            one ->
                DestinationView.of(
                    one, byName.get(one.name()), destinationPauses.of(one.name()).orElse(null)))
        .toList();
  }

  @GetMapping("/targets")
  List<TargetView> targets(Person person) {
    return targets.list().stream()
        .filter(one -> person.may(Ability.SEE_PLACES, one.tenant()))
        .map(one -> TargetView.of(one, targetPauses.of(one.name()).orElse(null)))
        .toList();
  }

  @PostMapping("/destinations/{name}/check")
  @Needs(Ability.OPERATE_PLACES)
  CheckReport checkDestination(Person person, @PathVariable String name) {
    Destination one = destination(person, name);
    return check(person, PlaceKind.DESTINATION, one.name(), one.tenant());
  }

  @PostMapping("/targets/{name}/check")
  @Needs(Ability.OPERATE_PLACES)
  CheckReport checkTarget(Person person, @PathVariable String name) {
    Target one = target(person, name);
    return check(person, PlaceKind.TARGET, one.name(), one.tenant());
  }

  @PostMapping(path = "/destinations/{name}/pause", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Ability.OPERATE_PLACES)
  Changed pauseDestination(Person person, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    Destination one = destination(person, name);
    String reason = ReasonRequest.read(request);
    boolean changed = destinationPauses.pause(one.name(), person.name(), reason);
    if (changed) {
      audit.record(
          person, "DESTINATION_PAUSED", one.tenant(), one.name(), Map.of("reason", reason));
    }
    return new Changed(changed);
  }

  @PostMapping("/destinations/{name}/resume")
  @Needs(Ability.OPERATE_PLACES)
  Changed resumeDestination(Person person, @PathVariable String name) {
    Destination one = destination(person, name);
    boolean changed = destinationPauses.resume(one.name());
    if (changed) {
      audit.record(person, "DESTINATION_RESUMED", one.tenant(), one.name(), Map.of());
    }
    return new Changed(changed);
  }

  @PostMapping(path = "/targets/{name}/pause", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Ability.OPERATE_PLACES)
  Changed pauseTarget(Person person, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    Target one = target(person, name);
    String reason = ReasonRequest.read(request);
    targetPauses.pause(one.name(), person.name(), reason);
    audit.record(person, "TARGET_PAUSED", one.tenant(), one.name(), Map.of("reason", reason));
    return new Changed(true);
  }

  @PostMapping("/targets/{name}/resume")
  @Needs(Ability.OPERATE_PLACES)
  Changed resumeTarget(Person person, @PathVariable String name) {
    Target one = target(person, name);
    boolean changed = targetPauses.resume(one.name());
    if (changed) {
      audit.record(person, "TARGET_RESUMED", one.tenant(), one.name(), Map.of());
    }
    return new Changed(changed);
  }

  private CheckReport check(Person person, PlaceKind kind, String name, String tenant) {
    CheckReport report = checks.check(kind, name, person.name()).report();
    audit.record(
        person,
        "CONNECTION_CHECKED",
        tenant,
        name,
        Map.of("passed", String.valueOf(report.passed())));
    return report;
  }

  private Destination destination(Person person, String name) {
    Destination one =
        destinations
            .find(name)
            .filter(found -> person.may(Ability.SEE_PLACES, found.tenant()))
            .orElseThrow(() -> Own.unknown(FaultCode.PLACE_UNKNOWN, "destination", "of this name"));
    person.require(Ability.OPERATE_PLACES, one.tenant());
    return one;
  }

  private Target target(Person person, String name) {
    Target one =
        targets
            .find(name)
            .filter(found -> person.may(Ability.SEE_PLACES, found.tenant()))
            .orElseThrow(() -> Own.unknown(FaultCode.PLACE_UNKNOWN, "target", "of this name"));
    person.require(Ability.OPERATE_PLACES, one.tenant());
    return one;
  }
}
