package de.fallbruecke.console.routes;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.Wordings;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of routes. */
@Controller
@Needs(Ability.SEE_ROUTES)
final class RoutesPage {
  private final RouteLists lists;
  private final Wordings wordings;

  RoutesPage(RouteLists lists, Wordings wordings) {
    this.lists = lists;
    this.wordings = wordings;
  }

  @GetMapping("/routes")
  String list(Person person, Locale locale, Model model) {
    model.addAttribute("list", lists.page(person, wordings.in(locale)));
    return "console/routes/list";
  }
}
