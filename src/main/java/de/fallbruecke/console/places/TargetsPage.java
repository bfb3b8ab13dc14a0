package de.fallbruecke.console.places;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.check.ConnectionChecks;
import de.fallbruecke.check.PlaceKind;
import de.fallbruecke.check.TestDeliveries;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.TargetPause;
import de.fallbruecke.delivery.TargetPauses;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
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

/** Targets: how they fare, the connection test, pausing and resuming. */
@Controller
@Needs(Ability.SEE_PLACES)
final class TargetsPage {
  private final Targets targets;
  private final TargetPauses pauses;
  private final TargetViews views;
  private final ConnectionChecks checks;
  private final TestDeliveries trials;
  private final Audit audit;
  private final Wordings wordings;

  TargetsPage(
      Targets targets,
      TargetPauses pauses,
      TargetViews views,
      ConnectionChecks checks,
      TestDeliveries trials,
      Audit audit,
      Wordings wordings) {
    this.targets = targets;
    this.pauses = pauses;
    this.views = views;
    this.checks = checks;
    this.trials = trials;
    this.audit = audit;
    this.wordings = wordings;
  }

  @GetMapping("/places/targets")
  String list(Person person, Locale locale, Model model) {
    var scope = person.scope(Ability.SEE_PLACES);
    model.addAttribute(
        "rows",
        views.rows(
            targets.list().stream().filter(one -> scope.contains(one.tenant())).toList(),
            wordings.in(locale)));
    return "console/places/targets";
  }

  @GetMapping("/places/targets/{name}")
  String show(@PathVariable String name, Person person, Locale locale, Model model) {
    return page(visible(name, person), person, PlaceDecision.of("", ""), "", locale, model);
  }

  @PostMapping("/places/targets/{name}/check")
  @Needs(Ability.OPERATE_PLACES)
  String check(@PathVariable String name, Person person) {
    Target one = operable(name, person);
    boolean passed = checks.check(PlaceKind.TARGET, one.name(), person.name()).report().passed();
    audit.record(
        person,
        "CONNECTION_TESTED",
        one.tenant(),
        one.name(),
        Map.of("kind", "target", "passed", String.valueOf(passed)));
    return "redirect:/places/targets/{name}#check";
  }

  /** Sends a synthetic case; a person says why and that they mean it. */
  @PostMapping("/places/targets/{name}/test")
  @Needs(Ability.OPERATE_PLACES)
  String test(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(defaultValue = "false") boolean sure,
      Person person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Target one = operable(name, person);
    PlaceDecision decision = PlaceDecision.of(reason, "");
    String problem = decision.problem();
    if (problem.isEmpty() && !sure) {
      problem = "places.test.unsure";
    }
    if (!problem.isEmpty()) {
      response.setStatus(422);
      model.addAttribute("tested", decision);
      model.addAttribute("testProblem", problem);
      return page(one, person, PlaceDecision.of("", ""), "", locale, model);
    }
    boolean passed = trials.send(one.name(), person.name()).report().passed();
    audit.record(
        person,
        "TEST_DELIVERED",
        one.tenant(),
        one.name(),
        Map.of("reason", decision.reason(), "passed", String.valueOf(passed)));
    return "redirect:/places/targets/{name}#trial";
  }

  @PostMapping("/places/targets/{name}/pause")
  @Needs(Ability.OPERATE_PLACES)
  String pause(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String seen,
      Person person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Target one = operable(name, person);
    PlaceDecision decision = PlaceDecision.of(reason, seen);
    String problem = decision.problem();
    if (problem.isEmpty() && !decision.seen().equals(now(one))) {
      problem = "places.changed";
    }
    if (!problem.isEmpty()) {
      response.setStatus(problem.equals("places.changed") ? 409 : 422);
      return page(one, person, decision, problem, locale, model);
    }
    pauses.pause(one.name(), person.name(), decision.reason());
    audit.record(
        person, "TARGET_PAUSED", one.tenant(), one.name(), Map.of("reason", decision.reason()));
    return "redirect:/places/targets/{name}";
  }

  @PostMapping("/places/targets/{name}/resume")
  @Needs(Ability.OPERATE_PLACES)
  String resume(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String seen,
      Person person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Target one = operable(name, person);
    if (!now(one).equals(Objects.requireNonNullElse(seen, "")) || !pauses.resume(one.name())) {
      response.setStatus(409);
      return page(one, person, PlaceDecision.of("", ""), "places.changed", locale, model);
    }
    audit.record(person, "TARGET_RESUMED", one.tenant(), one.name(), Map.of());
    return "redirect:/places/targets/{name}";
  }

  private String now(Target one) {
    return pauses.of(one.name()).map(TargetPause::pausedAt).map(Object::toString).orElse("");
  }

  private String page(
      Target one,
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

  private Target operable(String name, Person person) {
    Target one = visible(name, person);
    person.require(Ability.OPERATE_PLACES, one.tenant());
    return one;
  }

  /** What a person may not see is not there. */
  private Target visible(String name, Person person) {
    return targets
        .find(name)
        .filter(one -> person.may(Ability.SEE_PLACES, one.tenant()))
        .orElseThrow(
            () -> new Fault(FaultCode.PLACE_UNKNOWN, "There is no such target to be seen here."));
  }
}
