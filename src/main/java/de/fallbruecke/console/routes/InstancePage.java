package de.fallbruecke.console.routes;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.Candidate;
import de.fallbruecke.route.PackageExports;
import de.fallbruecke.route.Workbench;
import de.fallbruecke.route.doc.Flow;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One instance: what it does, how it came there, and what takes a version away. */
@Controller
@Needs(Ability.SEE_ROUTES)
@RequestMapping("/routes/instances/{instance}")
final class InstancePage {
  private final InstanceViews views;
  private final RouteAccess access;
  private final Activations activations;
  private final Workbench workbench;
  private final PackageExports exports;
  private final Audit audit;
  private final Wordings wordings;

  InstancePage(
      InstanceViews views,
      RouteAccess access,
      Activations activations,
      Workbench workbench,
      PackageExports exports,
      Audit audit,
      Wordings wordings) {
    this.views = views;
    this.access = access;
    this.activations = activations;
    this.workbench = workbench;
    this.exports = exports;
    this.audit = audit;
    this.wordings = wordings;
  }

  @GetMapping
  String show(@PathVariable String instance, Person person, Locale locale, Model model) {
    model.addAttribute("route", views.of(person, instance, locale, wordings.in(locale)));
    return "console/routes/instance";
  }

  /** A picture of its own, so that nothing of a package becomes part of the page. */
  @GetMapping("/flow/{route}.svg")
  ResponseEntity<byte[]> flow(
      @PathVariable String instance, @PathVariable String route, Person person, Locale locale) {
    Activation now = access.history(person, instance).getFirst();
    Flow flow =
        workbench.flows(new Candidate.Kept(now.hash()), now.values(), locale).stream()
            .filter(one -> one.id().equals(route))
            .findFirst()
            .orElseThrow(
                () -> new Fault(FaultCode.INSTANCE_UNKNOWN, "There is no such route in it."));
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("image/svg+xml"))
        .body(flow.svg().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/{act:rollback|retire}")
  @Needs(Ability.CHANGE_ROUTES)
  String confirm(
      @PathVariable String instance,
      @PathVariable String act,
      Person person,
      Locale locale,
      Model model) {
    Activation now = access.changeable(person, instance);
    return confirm(now, act, "", model);
  }

  private String confirm(Activation now, String act, String reason, Model model) {
    model.addAttribute("instance", now.instance());
    model.addAttribute("now", now);
    model.addAttribute("act", act);
    model.addAttribute("reason", ForeignText.of(reason));
    model.addAttribute("before", activations.before(now.instance()).orElse(null));
    return "console/routes/back";
  }

  @PostMapping("/{act:rollback|retire}")
  @Needs(Ability.CHANGE_ROUTES)
  String back(
      @PathVariable String instance,
      @PathVariable String act,
      @RequestParam long base,
      @RequestParam(defaultValue = "") String reason,
      Person person,
      Locale locale,
      Model model,
      RedirectAttributes flash) {
    Activation now = access.changeable(person, instance);
    Wording words = wordings.in(locale);
    try {
      Reasons.require(reason);
      Activation done =
          act.equals("rollback")
              ? activations.rollback(instance, person.name(), reason.strip(), base)
              : activations.retire(instance, person.name(), reason.strip(), base);
      audit.record(
          person,
          "ROUTE_" + done.kind(),
          done.tenant(),
          instance,
          Map.of("package", done.packageId(), "version", done.version(), "reason", reason.strip()));
      flash.addFlashAttribute("done", words.text("routes.done." + done.kind(), done.version()));
      return "redirect:/routes/instances/" + instance;
    } catch (Fault fault) {
      model.addAttribute("refused", Trouble.of(fault.code(), fault.getMessage(), words));
      return confirm(now, act, reason, model);
    }
  }

  /** Signing something in the name of the tenant is an act, so it is a POST. */
  @PostMapping("/export")
  @Needs(Ability.CHANGE_ROUTES)
  ResponseEntity<byte[]> export(@PathVariable String instance, Person person) {
    Activation now = access.changeable(person, instance);
    PackageExports.Archive archive = exports.export(now);
    audit.record(
        person,
        "ROUTE_EXPORTED",
        now.tenant(),
        instance,
        Map.of("package", now.packageId(), "version", now.version(), "file", archive.name()));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(archive.name()).build().toString())
        .body(archive.bytes());
  }
}
