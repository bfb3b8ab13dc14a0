package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.AuditQuery;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.AuditView;
import de.fallbruecke.admin.view.ChainCheck;
import de.fallbruecke.admin.view.LookPage;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.evidence.Ledger;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.survey.ContentLooks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what, within the tenants of the person who asks. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/audit",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_AUDIT)
final class AuditController {
  private static final int MOST = 500;

  private final Audit audit;
  private final ContentLooks looks;

  AuditController(Audit audit, ContentLooks looks) {
    this.audit = audit;
    this.looks = looks;
  }

  @GetMapping
  List<AuditView> list(
      Person person,
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable String act,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
          @Nullable Instant from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
          @Nullable Instant until,
      @RequestParam(required = false) @Nullable Integer before,
      @RequestParam(defaultValue = "100") int limit) {
    Limit.check(limit, MOST);
    return audit
        .find(new AuditQuery(person.scope(Ability.SEE_AUDIT), by, act, from, until, before, limit))
        .stream()
        .map(AuditView::of)
        .toList();
  }

  /** Who looked at content; each stands in the evidence of its submission and is gathered here. */
  @GetMapping("/looks")
  LookPage looks(
      Person person,
      @RequestParam(required = false) @Nullable String before,
      @RequestParam(defaultValue = "100") int limit) {
    Limit.check(limit, MOST);
    if (before != null && !ContentLooks.names(before)) {
      throw new ApiFault(
          FaultCode.API_VALUE_INVALID, "before is not what a page named as its next.");
    }
    return LookPage.of(
        looks.page(before == null ? "" : before, limit, person.scope(Ability.SEE_AUDIT)));
  }

  /** Recomputes the chain of the audit log; that it was done is its last entry. */
  @PostMapping("/check")
  @Costly
  ChainCheck check(Person person) {
    try {
      Ledger.Verified intact = audit.verify();
      audit.record(
          person,
          "AUDIT_VERIFIED",
          null,
          "audit",
          Map.of("entries", String.valueOf(intact.entries()), "hash", intact.head()));
      return new ChainCheck(true, intact.entries(), intact.head(), null);
    } catch (Fault broken) {
      if (broken.code() != FaultCode.EVIDENCE_CHAIN_BROKEN) {
        throw broken;
      }
      return new ChainCheck(false, 0, "", broken.getMessage());
    }
  }
}
