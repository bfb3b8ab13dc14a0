package de.fallbruecke.console.alarms;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.alarm.AlarmDesk;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What is wrong now, who looks after it, and what was; asked by htmx it answers with the part that
 * refreshes itself.
 */
@Controller
@Needs(Ability.SEE_ALARMS)
@RequestMapping("/alarms")
final class AlarmsPage {
  private final AlarmViews views;
  private final AlarmDesk desk;
  private final Wordings wordings;

  AlarmsPage(AlarmViews views, AlarmDesk desk, Wordings wordings) {
    this.views = views;
    this.desk = desk;
    this.wordings = wordings;
  }

  @GetMapping
  String show(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String after,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      Person person,
      Locale locale,
      Model model) {
    String page = page(AlarmFilter.of(state, after), person, locale, model);
    return htmx == null ? page : page + " :: live";
  }

  @PostMapping("/{id}/take")
  @Needs(Ability.TAKE_ALARMS)
  String take(
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam(required = false) @Nullable String after,
      Person person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    return changed(
        id, after, () -> desk.take(person, id, version), person, locale, model, response);
  }

  @PostMapping("/{id}/give-back")
  @Needs(Ability.TAKE_ALARMS)
  String giveBack(
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam(required = false) @Nullable String after,
      Person person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    return changed(
        id, after, () -> desk.giveBack(person, id, version), person, locale, model, response);
  }

  private String changed(
      UUID id,
      @Nullable String after,
      Runnable act,
      Person person,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    AlarmFilter filter = AlarmFilter.of(null, after);
    try {
      act.run();
      return "redirect:" + filter.address() + "#alarm-" + id;
    } catch (Fault fault) {
      if (fault.code() != FaultCode.ALARM_CHANGED) {
        throw fault;
      }
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      model.addAttribute("changed", true);
      return page(filter, person, locale, model);
    }
  }

  private String page(AlarmFilter filter, Person person, Locale locale, Model model) {
    model.addAttribute("alarms", views.page(filter, person, wordings.in(locale)));
    return "console/alarms";
  }
}
