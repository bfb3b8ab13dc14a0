package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.submission.Submission;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** One submission: what is known of it, what is wrong, and what can be done. */
@Controller
@Needs(Ability.SEE_SUBMISSIONS)
final class SubmissionPage {
  private final SubmissionGate gate;
  private final SubmissionViews views;
  private final Wordings wordings;

  SubmissionPage(SubmissionGate gate, SubmissionViews views, Wordings wordings) {
    this.gate = gate;
    this.views = views;
    this.wordings = wordings;
  }

  @GetMapping("/submissions/{id}")
  String show(
      @PathVariable UUID id,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      Person person,
      Locale locale,
      Model model) {
    Wording words = wordings.in(locale);
    Submission submission = gate.of(id, person, Ability.SEE_SUBMISSIONS);
    model.addAttribute("submission", views.of(submission, person, words));
    if (htmx != null) {
      return "console/submission :: live";
    }
    model.addAttribute("reasons", LookReason.values());
    return "console/submission";
  }
}
