package de.fallbruecke.console.login;

import de.fallbruecke.access.OpenToAll;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.ForeignText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Shows what somebody had typed when their session was over, ready to be sent again. */
@Controller
final class ResumePage {
  static final String PATH = "/resume";

  private final KeptForms forms;

  ResumePage(KeptForms forms) {
    this.forms = forms;
  }

  /**
   * One thing that was typed.
   *
   * @param shown the same for people
   */
  record Field(String name, String value, String shown) {}

  @GetMapping(PATH)
  @OpenToAll("shows whoever is logged in nothing but what they typed themselves")
  String show(Person person, HttpServletRequest request, Model model) {
    KeptForm form = forms.of(request.getSession(), person.name()).orElse(null);
    model.addAttribute("path", form == null ? "" : form.path());
    model.addAttribute("fields", form == null ? List.of() : fields(form));
    return "console/login/resume";
  }

  @PostMapping(PATH + "/forget")
  @OpenToAll("forgets nothing but what whoever is logged in typed themselves")
  String forget(HttpServletRequest request) {
    forms.forget(request.getSession());
    return "redirect:/";
  }

  private static List<Field> fields(KeptForm form) {
    Map<String, List<String>> ordered = new TreeMap<>(form.fields());
    return ordered.entrySet().stream()
        .flatMap(
            field ->
                field.getValue().stream()
                    .map(value -> new Field(field.getKey(), value, ForeignText.of(value))))
        .toList();
  }
}
