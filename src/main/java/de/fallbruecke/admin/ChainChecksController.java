package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.admin.view.ChainRun;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.proof.ChainCheck;
import de.fallbruecke.proof.ChainChecks;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Checks of the evidence of a tenant, or of all, as jobs. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/evidence/checks",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_EVIDENCE)
final class ChainChecksController {
  private static final int FINDINGS = 100;
  private static final int LISTED = 100;

  private final ChainChecks checks;
  private final Audit audit;

  ChainChecksController(ChainChecks checks, Audit audit) {
    this.checks = checks;
    this.audit = audit;
  }

  @GetMapping
  List<ChainRun> newest(Person person) {
    TenantScope scope = person.scope(Ability.SEE_EVIDENCE);
    return checks.newest(LISTED).stream()
        .filter(check -> scope.contains(check.tenant()))
        .map(this::view)
        .toList();
  }

  /** Without a tenant of all, which asks for the whole installation. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ChainRun begin(Person person, @RequestParam(required = false) @Nullable String tenant) {
    @Nullable String whose = tenant == null || tenant.isBlank() ? null : tenant;
    if (whose == null) {
      person.require(Ability.SEE_EVIDENCE, null);
    } else {
      TenantNamed.in(person, whose, Ability.SEE_EVIDENCE, Ability.SEE_EVIDENCE);
    }
    ChainCheck check = checks.begin(whose, person.name());
    audit.record(person, "CHAIN_CHECK_BEGUN", whose, check.id().toString(), Map.of());
    return view(check);
  }

  @GetMapping("/{id}")
  ChainRun show(Person person, @PathVariable String id) {
    return view(get(person, id));
  }

  @PostMapping("/{id}/stop")
  ChainRun stop(Person person, @PathVariable String id) {
    ChainCheck check = get(person, id);
    checks.stop(check.id());
    audit.record(person, "CHAIN_CHECK_STOPPED", check.tenant(), check.id().toString(), Map.of());
    return view(get(person, id));
  }

  private ChainRun view(ChainCheck check) {
    return ChainRun.of(check, checks.findings(check.id(), FINDINGS));
  }

  private ChainCheck get(Person person, String id) {
    return checks
        .find(Own.id(id, FaultCode.API_NOTHING_HERE, "check"))
        .filter(check -> person.may(Ability.SEE_EVIDENCE, check.tenant()))
        .orElseThrow(() -> Own.unknown(FaultCode.API_NOTHING_HERE, "check", "of this id"));
  }
}
