package de.fallbruecke.console.evidence;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.proof.ChainCheck;
import de.fallbruecke.proof.ChainChecks;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Checks of the chains of a tenant or of all, with their progress. */
@Controller
@Needs(Ability.SEE_EVIDENCE)
@RequestMapping("/evidence/checks")
final class CheckPage {
  private static final int SHOWN = 10;
  private static final int FINDINGS = 100;

  private final ChainChecks checks;
  private final Audit audit;
  private final Wordings wordings;

  CheckPage(ChainChecks checks, Audit audit, Wordings wordings) {
    this.checks = checks;
    this.audit = audit;
    this.wordings = wordings;
  }

  /** Begins one; without a tenant of all, which asks for the whole installation. */
  @PostMapping
  String begin(@RequestParam(defaultValue = "") String tenant, Person person) {
    @Nullable String whose = tenant.isEmpty() ? null : tenant;
    person.require(Ability.SEE_EVIDENCE, whose);
    ChainCheck check = checks.begin(whose, person.name());
    audit.record(person, "CHAIN_CHECK_BEGUN", whose, check.id().toString(), Map.of());
    return "redirect:/evidence/checks/" + check.id();
  }

  @GetMapping("/{id}")
  String show(
      @PathVariable UUID id,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      Person person,
      Locale locale,
      Model model) {
    model.addAttribute("check", CheckView.of(get(id, person), wordings.in(locale)));
    model.addAttribute(
        "findings",
        checks.findings(id, FINDINGS).stream()
            .map(
                finding ->
                    Map.of(
                        "submission", finding.submission().toString(), "entry", finding.brokenAt()))
            .toList());
    return htmx == null ? "console/evidence/check" : "console/evidence/check :: live";
  }

  @PostMapping("/{id}/stop")
  String stop(@PathVariable UUID id, Person person) {
    ChainCheck check = get(id, person);
    checks.stop(id);
    audit.record(person, "CHAIN_CHECK_STOPPED", check.tenant(), id.toString(), Map.of());
    return "redirect:/evidence/checks/" + id;
  }

  private ChainCheck get(UUID id, Person person) {
    return checks
        .find(id)
        .filter(check -> person.may(Ability.SEE_EVIDENCE, check.tenant()))
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.PAGE_MISSING,
                    "There is no check %s for this person. Nothing was shown.".formatted(id)));
  }

  /** What the first page of the area shows of them. */
  @Component
  static final class Overview {
    private final ChainChecks checks;

    Overview(ChainChecks checks) {
      this.checks = checks;
    }

    void add(Person person, Wording words, Model model) {
      TenantScope scope = person.scope(Ability.SEE_EVIDENCE);
      List<CheckView> shown =
          checks.newest(100).stream()
              .filter(check -> scope.contains(check.tenant()))
              .limit(SHOWN)
              .map(check -> CheckView.of(check, words))
              .toList();
      model.addAttribute("checks", shown);
      model.addAttribute("everywhere", scope.everywhere());
      model.addAttribute("tenants", scope.tenants().stream().sorted().toList());
    }
  }
}
