package de.fallbruecke.console.routes;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.RouteChange;
import de.fallbruecke.route.RouteChanges;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A change on its way: what speaks for it, the comparison, the decision. */
@Controller
@Needs(Ability.CHANGE_ROUTES)
@RequestMapping("/routes/changes/{id}")
final class ChangePage {
  private final RouteAccess access;
  private final RouteChanges changes;
  private final ChangeViews views;
  private final Audit audit;
  private final ChangeLog log;
  private final Wordings wordings;

  ChangePage(
      RouteAccess access, RouteChanges changes, ChangeViews views, Audit audit, Wordings wordings) {
    this.access = access;
    this.changes = changes;
    this.views = views;
    this.audit = audit;
    this.log = new ChangeLog(audit);
    this.wordings = wordings;
  }

  @GetMapping
  String show(
      @PathVariable UUID id,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      HttpServletResponse response,
      Person person,
      Locale locale,
      Model model) {
    ChangeView change = views.of(access.change(person, id), wordings.in(locale));
    model.addAttribute("change", change);
    if (htmx == null) {
      return "console/routes/change";
    }
    if (!change.state().equals("RUNNING")) {
      // over: the page comes anew, with the form to decide, and asks no more
      response.setHeader("HX-Refresh", "true");
    }
    return "console/routes/change :: live";
  }

  @PostMapping("/compare")
  @Costly
  String compare(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "100") int last,
      @RequestParam(defaultValue = "false") boolean examples,
      Person person) {
    RouteChange change = access.change(person, id);
    changes.compare(change, last, examples, person.name());
    log.compared(person, change, examples ? 0 : last);
    return "redirect:/routes/changes/" + id;
  }

  @PostMapping("/stop")
  String stop(@PathVariable UUID id, Person person) {
    RouteChange change = access.change(person, id);
    changes.stop(change);
    if (change.isComparing()) {
      log.comparisonStopped(person, change);
    }
    return "redirect:/routes/changes/" + id;
  }

  /** The person has seen what somebody else did and goes on with the same input. */
  @PostMapping("/rebase")
  @Costly
  String rebase(@PathVariable UUID id, Person person) {
    RouteChange change = access.change(person, id);
    changes.rebase(change);
    log.rebased(person, change);
    changes
        .find(id)
        .ifPresent(
            again -> {
              changes.compare(again, ChangeForm.COMPARED, false, person.name());
              log.compared(person, again, ChangeForm.COMPARED);
            });
    return "redirect:/routes/changes/" + id;
  }

  @PostMapping("/activate")
  String activate(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "false") boolean reviewed,
      Person person,
      Locale locale,
      Model model,
      RedirectAttributes flash) {
    RouteChange change = access.change(person, id);
    Wording words = wordings.in(locale);
    try {
      Reasons.require(reason);
      Activation done = changes.activate(change, reviewed, person.name(), reason.strip());
      audit.record(
          person,
          "ROUTE_ACTIVATED",
          done.tenant(),
          done.instance(),
          Map.of(
              "package", done.packageId(),
              "version", done.version(),
              "hash", done.hash(),
              "entry", String.valueOf(done.id()),
              "reviewed", String.valueOf(reviewed),
              "reason", reason.strip()));
      flash.addFlashAttribute("done", words.text("routes.done.ACTIVATED", done.version()));
      return "redirect:/routes/instances/" + done.instance();
    } catch (Fault fault) {
      model.addAttribute("refused", Trouble.of(fault.code(), fault.getMessage(), words));
      model.addAttribute("reason", ForeignText.of(reason));
      model.addAttribute("reviewed", reviewed);
      model.addAttribute("change", views.of(access.change(person, id), words));
      return "console/routes/change";
    }
  }
}
