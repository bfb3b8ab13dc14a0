package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.submission.Submission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an applicant wrote, for a reason and for a short time. */
@Controller
@Needs(Ability.SHOW_CONTENT)
@RequestMapping("/submissions/{id}/content")
final class ContentPage {
  private static final int LONGEST = 500;

  private final SubmissionGate gate;
  private final SubmissionViews views;
  private final Looks looks;
  private final CaseContent content;
  private final Wordings wordings;

  ContentPage(
      SubmissionGate gate,
      SubmissionViews views,
      Looks looks,
      CaseContent content,
      Wordings wordings) {
    this.gate = gate;
    this.views = views;
    this.looks = looks;
    this.content = content;
    this.wordings = wordings;
  }

  /** Begins a look: recorded here, shown only after that. */
  @PostMapping
  String begin(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(defaultValue = "") String words,
      Person person,
      HttpServletRequest request,
      RedirectAttributes flash) {
    gate.of(id, person, Ability.SHOW_CONTENT);
    Optional<LookReason> reason = LookReason.find(why);
    String said = clean(words);
    if (reason.isEmpty() || (reason.get() == LookReason.OTHER && said.isEmpty())) {
      flash.addFlashAttribute("whyMissing", true);
      flash.addFlashAttribute("why", why);
      flash.addFlashAttribute("words", said);
      return "redirect:/submissions/" + id + "#content";
    }
    Look look = looks.begin(request, id, person, reason.get(), said);
    try {
      content.record(look, "case");
    } catch (RuntimeException notRecorded) {
      looks.end(request);
      throw notRecorded;
    }
    return "redirect:/submissions/" + id + "/content";
  }

  @GetMapping
  String show(
      @PathVariable UUID id,
      Person person,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Submission submission = gate.of(id, person, Ability.SHOW_CONTENT);
    Optional<Look> look = looks.at(request, id, submission.tenant(), person);
    if (look.isEmpty()) {
      return "redirect:/submissions/" + id + "#content";
    }
    Wording words = wordings.in(locale);
    frame(submission, look.get(), words, response, model);
    try {
      content
          .caseRecord(look.get())
          .ifPresent(record -> model.addAttribute("form", new CaseForms(words).of(record)));
      model.addAttribute("refusals", content.refusals(look.get(), words));
      model.addAttribute("documents", DocumentLine.of(content.documents(submission), words));
    } catch (Fault fault) {
      model.addAttribute("contentTrouble", Trouble.of(fault.code(), fault.getMessage(), words));
    }
    return "console/submissions/content";
  }

  /** The source beside what was made of it: a look of its own. */
  @GetMapping("/source")
  String source(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean open,
      Person person,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    Submission submission = gate.of(id, person, Ability.SHOW_CONTENT);
    Optional<Look> look = looks.at(request, id, submission.tenant(), person);
    if (look.isEmpty()) {
      return "redirect:/submissions/" + id + "#content";
    }
    Wording words = wordings.in(locale);
    frame(submission, look.get(), words, response, model);
    try {
      model.addAttribute(
          "source", SourceViews.of(content.comparison(look.get(), submission), open, words));
    } catch (Fault fault) {
      model.addAttribute("contentTrouble", Trouble.of(fault.code(), fault.getMessage(), words));
    }
    return "console/submissions/source";
  }

  /** Hides it before its time. */
  @PostMapping("/hide")
  String hide(@PathVariable UUID id, Person person, HttpServletRequest request) {
    gate.of(id, person, Ability.SEE_SUBMISSIONS);
    looks.end(request);
    return "redirect:/submissions/" + id;
  }

  private void frame(
      Submission submission, Look look, Wording words, HttpServletResponse response, Model model) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // goes back by itself, with or without scripts
    response.setHeader("Refresh", Looks.TIME.toSeconds() + ";url=/submissions/" + submission.id());
    model.addAttribute("submission", views.heading(submission, words));
    model.addAttribute("id", submission.id().toString());
    model.addAttribute("look", look);
    model.addAttribute("until", words.time(look.until()));
  }

  private static String clean(String typed) {
    String text = typed.replaceAll("\\p{Cntrl}+", " ").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
