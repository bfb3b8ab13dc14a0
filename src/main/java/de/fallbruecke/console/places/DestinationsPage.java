package de.fallbruecke.console.places;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.check.ConnectionChecks;
import de.fallbruecke.check.PlaceKind;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.DestinationPause;
import de.fallbruecke.submission.DestinationPauses;
import de.fallbruecke.submission.Destinations;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Destinations: how they fare, the connection test, pausing and resuming the pick-up. */
@Controller
@Needs(Ability.SEE_PLACES)
final class DestinationsPage {
  private final Destinations destinations;
  private final DestinationPauses pauses;
  private final DestinationViews views;
  private final ConnectionChecks checks;
  private final Audit audit;
  private final Wordings wordings;

  DestinationsPage(
      Destinations destinations,
      DestinationPauses pauses,
      DestinationViews views,
      ConnectionChecks checks,
      Audit audit,
      Wordings wordings) {
    this.destinations = destinations;
    this.pauses = pauses;
    this.views = views;
    this.checks = checks;
    this.audit = audit;
    this.wordings = wordings;
  }

  @GetMapping("/places")
  String start() {
    return "redirect:/places/destinations";
  }

  @GetMapping("/places/destinations")
  String list(Person person, Locale locale, Model model) {
    var scope = person.scope(Ability.SEE_PLACES);
    model.addAttribute(
        "rows",
        views.rows(
            destinations.all().stream().filter(one -> scope.contains(one.tenant())).toList(),
            wordings.in(locale)));
    return "console/places/destinations";
  }

  @GetMapping("/places/destinations/{name}")
  String show(@PathVariable String name, Person person, Locale locale, Model model) {
    return page(visible(name, person), person, PlaceDecision.of("", ""), "", locale, model);
  }

  @PostMapping("/places/destinations/{name}/check")
  @Needs(Ability.OPERATE_PLACES)
  String check(@PathVariable String name, Person person) {
    Destination one = operable(name, person);
    boolean passed =
        checks.check(PlaceKind.DESTINATION, one.name(), person.name()).report().passed();
    audit.record(
        person,
        "CONNECTION_TESTED",
        one.tenant(),
        one.name(),
        Map.of("kind", "destination", "passed", String.valueOf(passed)));
    return "redirect:/places/destinations/{name}#check";
  }

  @PostMapping("/places/destinations/{name}/pause")
  @Needs(Ability.OPERATE_PLACES)
  String pause(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String reason,
      Person person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Destination one = operable(name, person);
    PlaceDecision decision = PlaceDecision.of(reason, "");
    String problem = decision.problem();
    if (problem.isEmpty() && !pauses.pause(one.name(), person.name(), decision.reason())) {
      problem = "places.changed";
    }
    if (!problem.isEmpty()) {
      response.setStatus(problem.equals("places.changed") ? 409 : 422);
      return page(one, person, decision, problem, locale, model);
    }
    audit.record(
        person,
        "DESTINATION_PAUSED",
        one.tenant(),
        one.name(),
        Map.of("reason", decision.reason()));
    return "redirect:/places/destinations/{name}";
  }

  @PostMapping("/places/destinations/{name}/resume")
  @Needs(Ability.OPERATE_PLACES)
  String resume(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String seen,
      Person person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Destination one = operable(name, person);
    String now =
        pauses.of(one.name()).map(DestinationPause::pausedAt).map(Object::toString).orElse("");
    if (!now.equals(Objects.requireNonNullElse(seen, "")) || !pauses.resume(one.name())) {
      response.setStatus(409);
      return page(one, person, PlaceDecision.of("", ""), "places.changed", locale, model);
    }
    audit.record(person, "DESTINATION_RESUMED", one.tenant(), one.name(), Map.of());
    return "redirect:/places/destinations/{name}";
  }

  private String page(
      Destination one,
      Person person,
      PlaceDecision decision,
      String problem,
      Locale locale,
      Model model) {
    model.addAttribute(
        "place",
        views.page(one, person.may(Ability.OPERATE_PLACES, one.tenant()), wordings.in(locale)));
    model.addAttribute("decision", decision);
    model.addAttribute("problem", problem);
    return "console/places/place";
  }

  private Destination operable(String name, Person person) {
    Destination one = visible(name, person);
    person.require(Ability.OPERATE_PLACES, one.tenant());
    return one;
  }

  /** What a person may not see is not there. */
  private Destination visible(String name, Person person) {
    return destinations
        .find(name)
        .filter(one -> person.may(Ability.SEE_PLACES, one.tenant()))
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.PLACE_UNKNOWN, "There is no such destination to be seen here."));
  }
}
