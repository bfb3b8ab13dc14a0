package de.fallbruecke.console;

import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.SubmissionState;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of submissions; asked by htmx it answers with the part that refreshes itself. */
@Controller
final class SubmissionsPage {
  private final SubmissionLists lists;
  private final Destinations destinations;
  private final Wordings wordings;

  SubmissionsPage(SubmissionLists lists, Destinations destinations, Wordings wordings) {
    this.lists = lists;
    this.destinations = destinations;
    this.wordings = wordings;
  }

  @GetMapping("/")
  String start() {
    return "redirect:/submissions";
  }

  @GetMapping("/submissions")
  String list(
      @RequestParam Map<String, String> parameters,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      Locale locale,
      Model model) {
    SubmissionFilter filter = SubmissionFilter.of(parameters);
    model.addAttribute("list", lists.page(filter, wordings.in(locale)));
    if (htmx != null) {
      return "console/submissions :: live";
    }
    model.addAttribute("filter", filter);
    model.addAttribute("states", SubmissionState.values());
    model.addAttribute("ages", SubmissionFilter.Age.values());
    model.addAttribute(
        "destinations", destinations.all().stream().map(Destination::name).sorted().toList());
    return "console/submissions";
  }
}
