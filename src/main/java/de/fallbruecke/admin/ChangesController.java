package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.RouteChangeView;
import de.fallbruecke.admin.view.RouteEntry;
import de.fallbruecke.api.JsonBody;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.RouteChange;
import de.fallbruecke.route.RouteChanges;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Changes of instances on their way: values, gate, comparison with the active version, decision.
 */
@RestController
@RequestMapping(path = AdminAccessConfiguration.PATHS, produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.CHANGE_ROUTES)
final class ChangesController {
  private final RouteReach reach;
  private final RouteChanges changes;
  private final ChangeDesk desk;
  private final Audit audit;

  ChangesController(RouteReach reach, RouteChanges changes, Audit audit) {
    this.reach = reach;
    this.changes = changes;
    this.desk = new ChangeDesk(reach, changes);
    this.audit = audit;
  }

  @GetMapping("/routes/{instance}/changes")
  List<RouteChangeView> open(Person person, @PathVariable String instance) {
    Activation now = reach.history(person, instance, Ability.CHANGE_ROUTES).getFirst();
    return changes.open(instance).stream()
        .filter(one -> one.tenant().equals(now.tenant()))
        .map(desk::brief)
        .toList();
  }

  /** Nothing runs otherwise before it is activated. */
  @PostMapping(path = "/routes/{instance}/changes", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  RouteChangeView prepare(
      Person person,
      @PathVariable String instance,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    RouteChange change =
        desk.prepare(
            person,
            instance,
            ifMatch,
            JsonBody.read(request, ChangeRequest.class, ParametersRequest.BODY));
    record(person, "ROUTE_CHANGE_PREPARED", change);
    return desk.view(change);
  }

  @GetMapping("/changes/{id}")
  RouteChangeView show(Person person, @PathVariable String id) {
    return desk.view(reach.change(person, id));
  }

  @PostMapping(path = "/changes/{id}/compare", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Costly
  RouteChangeView compare(Person person, @PathVariable String id, HttpServletRequest request)
      throws IOException {
    RouteChange change = reach.change(person, id);
    CompareRequest wanted = JsonBody.read(request, CompareRequest.class, 1024);
    changes.compare(change, wanted.count(), wanted.overExamples(), person.name());
    audit.record(
        person,
        "ROUTE_COMPARED",
        change.tenant(),
        change.instance(),
        Map.of("change", id, "last", wanted.overExamples() ? "0" : String.valueOf(wanted.count())));
    return desk.view(reach.change(person, id));
  }

  @PostMapping("/changes/{id}/stop")
  RouteChangeView stop(Person person, @PathVariable String id) {
    RouteChange change = reach.change(person, id);
    changes.stop(change);
    if (change.isComparing()) {
      record(person, "ROUTE_COMPARISON_STOPPED", change);
    }
    return desk.view(reach.change(person, id));
  }

  /** The person has seen what somebody else did and wants the same all the same. */
  @PostMapping("/changes/{id}/rebase")
  RouteChangeView rebase(Person person, @PathVariable String id) {
    RouteChange change = reach.change(person, id);
    changes.rebase(change);
    record(person, "ROUTE_CHANGE_REBASED", change);
    return desk.view(reach.change(person, id));
  }

  @PostMapping(path = "/changes/{id}/activate", consumes = MediaType.APPLICATION_JSON_VALUE)
  RouteEntry activate(Person person, @PathVariable String id, HttpServletRequest request)
      throws IOException {
    RouteChange change = reach.change(person, id);
    ActivateRequest wanted = JsonBody.read(request, ActivateRequest.class, 4 * 1024);
    String reason = ReasonRequest.checked(wanted.reason());
    Activation done =
        changes.activate(change, Boolean.TRUE.equals(wanted.reviewed()), person.name(), reason);
    return new RouteAudit(audit).done(person, done, reason);
  }

  private void record(Person person, String act, RouteChange change) {
    audit.record(
        person,
        act,
        change.tenant(),
        change.instance(),
        Map.of("change", change.id().toString(), "hash", change.hash()));
  }
}
