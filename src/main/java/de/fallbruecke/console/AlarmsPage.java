package de.fallbruecke.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** What is wrong now and what was; asked by htmx it answers with the part that refreshes itself. */
@Controller
final class AlarmsPage {
  private final AlarmViews views;
  private final Wordings wordings;

  AlarmsPage(AlarmViews views, Wordings wordings) {
    this.views = views;
    this.wordings = wordings;
  }

  @GetMapping("/alarms")
  String show(
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      Locale locale,
      Model model) {
    model.addAttribute("alarms", views.page(wordings.in(locale)));
    return htmx == null ? "console/alarms" : "console/alarms :: live";
  }
}
