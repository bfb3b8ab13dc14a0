package de.fallbruecke.console.start;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.Wordings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The first page; asked by htmx it answers with the part that refreshes itself. */
@Controller
@Needs(Ability.SEE_SUBMISSIONS)
final class StartPage {
  private final StartViews views;
  private final Wordings wordings;

  StartPage(StartViews views, Wordings wordings) {
    this.views = views;
    this.wordings = wordings;
  }

  @GetMapping("/")
  String show(
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      Person person,
      Locale locale,
      Model model) {
    model.addAttribute("start", views.page(person, wordings.in(locale)));
    return htmx == null ? "console/start/start" : "console/start/start :: live";
  }
}
