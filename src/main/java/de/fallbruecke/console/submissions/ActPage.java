package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.engine.Act;
import de.fallbruecke.engine.Effect;
import de.fallbruecke.engine.Interventions;
import de.fallbruecke.engine.Order;
import de.fallbruecke.engine.Seen;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One act on one submission: what it does, why, and a confirmation. Decided on what the person saw;
 * if it changed meanwhile, nothing is done and what was typed is kept.
 */
@Controller
@Needs(Ability.ACT_ON_SUBMISSIONS)
@RequestMapping("/submissions/{id}/acts/{act}")
final class ActPage {
  private static final Set<Act> WITHOUT_REASON = Set.of(Act.RETRY);

  /** What was sent with the form. */
  record Typed(String target, String reason, String problem, String seen, boolean preview) {}

  private final SubmissionGate gate;
  private final SubmissionViews views;
  private final Interventions interventions;
  private final Wordings wordings;

  ActPage(
      SubmissionGate gate, SubmissionViews views, Interventions interventions, Wordings wordings) {
    this.gate = gate;
    this.views = views;
    this.interventions = interventions;
    this.wordings = wordings;
  }

  @GetMapping
  String ask(
      @PathVariable UUID id,
      @PathVariable String act,
      @RequestParam(defaultValue = "") String target,
      Person person,
      Locale locale,
      Model model) {
    Submission submission = gate.of(id, person, Ability.ACT_ON_SUBMISSIONS);
    Typed nothing = new Typed(target, "", "", "", false);
    return form(submission, known(act, id), nothing, null, false, person, locale, model);
  }

  @PostMapping
  String perform(
      @PathVariable UUID id,
      @PathVariable String act,
      @RequestParam(defaultValue = "") String target,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String problem,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "false") boolean preview,
      Person person,
      Locale locale,
      Model model,
      RedirectAttributes flash) {
    Submission submission = gate.of(id, person, Ability.ACT_ON_SUBMISSIONS);
    Act wanted = known(act, id);
    Typed typed = new Typed(target, reason, problem, seen, preview);
    boolean missing = reason.isBlank() && !WITHOUT_REASON.contains(wanted);
    if (missing || preview) {
      return form(submission, wanted, typed, null, missing, person, locale, model);
    }
    Wording words = wordings.in(locale);
    Effect effect =
        interventions.perform(
            id, order(wanted, typed, person), seen(typed, submission), ignored -> {});
    switch (effect) {
      case Effect.Done done -> flash.addFlashAttribute("acted", "deed." + wanted + ".done");
      case Effect.Started started -> flash.addFlashAttribute("acted", "deed." + wanted + ".done");
      case Effect.Changed changed -> {
        Submission now = gate.of(id, person, Ability.ACT_ON_SUBMISSIONS);
        Trouble trouble = Trouble.of(FaultCode.CONCURRENT_CHANGE, changed.detail(), words);
        return form(now, wanted, typed, trouble, false, person, locale, model);
      }
      case Effect.NotPossible no ->
          flash.addFlashAttribute(
              "refused", Trouble.of(FaultCode.ACT_NOT_POSSIBLE, no.detail(), words));
      case Effect.Failed failed ->
          flash.addFlashAttribute("refused", Trouble.of(failed.code(), failed.detail(), words));
    }
    return "redirect:/submissions/" + id;
  }

  private String form(
      Submission submission,
      Act act,
      Typed typed,
      @Nullable Trouble changed,
      boolean missing,
      Person person,
      Locale locale,
      Model model) {
    Wording words = wordings.in(locale);
    Effect possible = interventions.preview(submission.id(), order(act, typed, person), null);
    model.addAttribute(
        "form",
        new ActForm(
            act.label(),
            act.name(),
            typed.target(),
            typed.reason(),
            !WITHOUT_REASON.contains(act),
            missing,
            typed.problem(),
            changed == null && !typed.seen().isEmpty()
                ? typed.seen()
                : submission.state() + ":" + submission.version(),
            ActForm.kinds(
                act,
                act == Act.REJECT ? interventions.refusals(submission) : java.util.List.of(),
                words),
            typed.preview() && !missing ? preview(submission, typed) : null,
            changed,
            possible instanceof Effect.Done ? null : possible.detail()));
    model.addAttribute("submission", views.of(submission, person, words));
    return "console/submissions/act";
  }

  private ActForm.@Nullable Preview preview(Submission submission, Typed typed) {
    try {
      return ActForm.Preview.of(
          interventions.refusal(
              submission, problem(typed), order(Act.REJECT, typed, null).reason()));
    } catch (Fault noWords) {
      return null;
    }
  }

  private static Order order(Act act, Typed typed, @Nullable Person person) {
    return new Order(
        act,
        person == null ? "" : person.name(),
        typed.reason(),
        typed.target().isEmpty() ? null : typed.target(),
        act == Act.REJECT ? problem(typed) : null);
  }

  private static @Nullable String problem(Typed typed) {
    return typed.problem().isEmpty() ? null : typed.problem();
  }

  /** Without or with a forged note of what was seen, the decision is about what is now. */
  private static Seen seen(Typed typed, Submission now) {
    String[] parts = typed.seen().split(":", 2);
    try {
      return parts.length == 2
          ? new Seen(SubmissionState.valueOf(parts[0]), Integer.parseInt(parts[1]))
          : Seen.of(now);
    } catch (IllegalArgumentException forged) {
      return Seen.of(now);
    }
  }

  private static Act known(String act, UUID id) {
    return Act.find(act).orElseThrow(() -> SubmissionGate.unknown(id));
  }
}
