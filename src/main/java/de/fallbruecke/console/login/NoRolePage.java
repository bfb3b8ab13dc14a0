package de.fallbruecke.console.login;

import de.fallbruecke.access.OpenToAll;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.ForeignText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Tells somebody who is known but holds no role what to do. */
@Controller
final class NoRolePage {
  static final String PATH = "/no-role";
  private static final int MOST = 50;

  @GetMapping(PATH)
  @OpenToAll("who holds no role must be told so")
  String show(Person person, @Nullable Authentication login, Model model) {
    model.addAttribute("name", ForeignText.line(person.name()));
    model.addAttribute("holds", !person.grants().isEmpty());
    model.addAttribute(
        "values",
        login != null && login.getPrincipal() instanceof OidcPeople.Arrived arrived
            ? arrived.values().stream().limit(MOST).map(ForeignText::line).toList()
            : List.of());
    return "console/login/no-role";
  }
}
