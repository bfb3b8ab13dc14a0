package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.InstanceParameters;
import de.fallbruecke.admin.view.RouteEntry;
import de.fallbruecke.admin.view.RouteList;
import de.fallbruecke.admin.view.RoutePicture;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.Candidate;
import de.fallbruecke.route.Replay;
import de.fallbruecke.route.Replays;
import de.fallbruecke.route.RouteChanges;
import de.fallbruecke.route.RoutePackages;
import de.fallbruecke.route.Workbench;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Instances of route packages: what runs, what ran, with which values. */
@RestController
@RequestMapping(path = AdminAccessConfiguration.PATHS, produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_ROUTES)
final class RoutesController {
  private final RouteReach reach;
  private final RoutePackages packages;
  private final RouteChanges changes;
  private final Workbench workbench;
  private final Replays replays;

  RoutesController(
      RouteReach reach,
      RoutePackages packages,
      RouteChanges changes,
      Workbench workbench,
      Replays replays) {
    this.reach = reach;
    this.packages = packages;
    this.changes = changes;
    this.workbench = workbench;
    this.replays = replays;
  }

  @GetMapping("/routes")
  RouteList list(Person person) {
    return new RouteList(
        reach.all(person).stream().map(RouteEntry::of).toList(),
        packages.all(),
        person.may(Ability.SEE_ROUTES, null) ? packages.broken() : Map.of());
  }

  @GetMapping("/routes/{instance}")
  ResponseEntity<List<RouteEntry>> history(Person person, @PathVariable String instance) {
    List<Activation> history = reach.history(person, instance, Ability.SEE_ROUTES);
    return ResponseEntity.ok()
        .eTag(RouteReach.tag(history.getFirst()))
        .body(history.stream().map(RouteEntry::of).toList());
  }

  @GetMapping("/routes/{instance}/parameters")
  ResponseEntity<InstanceParameters> parameters(Person person, @PathVariable String instance) {
    Activation now = reach.history(person, instance, Ability.SEE_ROUTES).getFirst();
    return ResponseEntity.ok()
        .eTag(RouteReach.tag(now))
        .body(
            InstanceParameters.of(
                now,
                changes.configured(instance),
                workbench.describe(new Candidate.Kept(now.hash())).parameters()));
  }

  @GetMapping("/routes/{instance}/pictures")
  List<RoutePicture> pictures(Person person, @PathVariable String instance, Locale locale) {
    Activation now = reach.history(person, instance, Ability.SEE_ROUTES).getFirst();
    return workbench.flows(new Candidate.Kept(now.hash()), now.values(), locale).stream()
        .map(flow -> new RoutePicture(flow.id(), flow.svg()))
        .toList();
  }

  @GetMapping("/replays/{replay}")
  Replay replay(Person person, @PathVariable long replay) {
    Replay found = replays.get(replay);
    try {
      reach.history(person, found.instance(), Ability.SEE_ROUTES);
    } catch (ApiFault notTheirs) {
      throw Own.unknown(FaultCode.REPLAY_UNKNOWN, "replay", String.valueOf(replay));
    }
    return found;
  }
}
