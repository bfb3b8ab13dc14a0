package de.fallbruecke.console;

import de.fallbruecke.engine.Act;
import de.fallbruecke.engine.Effect;
import de.fallbruecke.engine.Interventions;
import de.fallbruecke.engine.Order;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.security.Principal;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One submission: what is known of it, its content on demand, and its release from a hold. */
@Controller
@RequestMapping("/submissions/{id}")
final class SubmissionPage {
  private final SubmissionViews views;
  private final CaseContent content;
  private final Interventions interventions;
  private final Wordings wordings;

  SubmissionPage(
      SubmissionViews views, CaseContent content, Interventions interventions, Wordings wordings) {
    this.views = views;
    this.content = content;
    this.interventions = interventions;
    this.wordings = wordings;
  }

  @GetMapping
  String show(
      @PathVariable UUID id,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      Locale locale,
      Model model) {
    model.addAttribute("submission", views.of(id, wordings.in(locale)));
    return htmx == null ? "console/submission" : "console/submission :: live";
  }

  /** A look at the content changes the evidence, so it is a POST. */
  @PostMapping("/content")
  String content(
      @PathVariable UUID id,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      Principal user,
      Locale locale,
      Model model) {
    Wording words = wordings.in(locale);
    try {
      model.addAttribute("form", new CaseForms(words).of(content.open(id, user.getName())));
    } catch (Fault fault) {
      model.addAttribute("contentTrouble", Trouble.of(fault.code(), fault.getMessage(), words));
    }
    if (htmx != null) {
      return "console/content :: content";
    }
    model.addAttribute("submission", views.of(id, words));
    return "console/submission";
  }

  @GetMapping("/release")
  String confirmRelease(@PathVariable UUID id, Locale locale, Model model) {
    model.addAttribute("submission", views.of(id, wordings.in(locale)));
    return "console/release";
  }

  @PostMapping("/release")
  String release(@PathVariable UUID id, Principal user, Locale locale, RedirectAttributes flash) {
    Wording words = wordings.in(locale);
    switch (interventions.perform(id, Order.of(Act.RELEASE, user.getName(), ""))) {
      case Effect.Done done -> flash.addFlashAttribute("released", true);
      case Effect.Started started -> flash.addFlashAttribute("released", true);
      case Effect.NotPossible no ->
          flash.addFlashAttribute(
              "refused", Trouble.of(FaultCode.ACT_NOT_POSSIBLE, no.detail(), words));
      case Effect.Changed changed ->
          flash.addFlashAttribute(
              "refused", Trouble.of(FaultCode.CONCURRENT_CHANGE, changed.detail(), words));
      case Effect.Failed failed ->
          flash.addFlashAttribute("refused", Trouble.of(failed.code(), failed.detail(), words));
    }
    return "redirect:/submissions/" + id;
  }
}
