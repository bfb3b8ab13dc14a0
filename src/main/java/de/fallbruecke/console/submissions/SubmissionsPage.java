package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.bulk.Age;
import de.fallbruecke.bulk.SavedFilters;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.submission.SubmissionState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of submissions; asked by htmx it answers with the part that refreshes itself. */
@Controller
@Needs(Ability.SEE_SUBMISSIONS)
final class SubmissionsPage {
  private final SubmissionLists lists;
  private final Choices.Source choices;
  private final SavedFilters saved;
  private final Wordings wordings;

  /** A saved filter as a link. */
  record Saved(UUID id, String name, String address) {}

  SubmissionsPage(
      SubmissionLists lists, Choices.Source choices, SavedFilters saved, Wordings wordings) {
    this.lists = lists;
    this.choices = choices;
    this.saved = saved;
    this.wordings = wordings;
  }

  @GetMapping("/submissions")
  String list(
      @RequestParam Map<String, String> parameters,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      Person person,
      Locale locale,
      Model model) {
    SubmissionFilter filter = SubmissionFilter.of(parameters);
    Wording words = wordings.in(locale);
    model.addAttribute("list", lists.page(filter, person, words));
    if (htmx != null) {
      return "console/submissions :: live";
    }
    List<Saved> own =
        saved.of(person.name()).stream()
            .map(
                one ->
                    new Saved(
                        one.id(), ForeignText.line(one.name()), "/submissions?" + one.query()))
            .toList();
    model.addAttribute("filter", filter);
    model.addAttribute("states", SubmissionState.values());
    model.addAttribute("deliveries", DeliveryState.values());
    model.addAttribute("ages", Age.values());
    model.addAttribute("tests", SubmissionFilter.Tests.values());
    model.addAttribute("choices", choices.of(person.scope(Ability.SEE_SUBMISSIONS), filter, words));
    model.addAttribute("saved", own);
    model.addAttribute("query", filter.query());
    return "console/submissions";
  }

  @PostMapping("/submissions/filters")
  String save(
      @RequestParam Map<String, String> parameters, Person person, RedirectAttributes flash) {
    SubmissionFilter filter = SubmissionFilter.of(parameters);
    String address = filter.fromStart();
    int question = address.indexOf('?');
    String name = ForeignText.line(parameters.getOrDefault("name", "").strip());
    if (question > 0
        && !name.isEmpty()
        && saved.save(person.name(), name, address.substring(question + 1)).isEmpty()) {
      flash.addFlashAttribute("notKept", true);
    }
    return "redirect:" + address;
  }

  @PostMapping("/submissions/filters/{id}/remove")
  String remove(@PathVariable UUID id, Person person) {
    saved.remove(person.name(), id);
    return "redirect:/submissions";
  }
}
