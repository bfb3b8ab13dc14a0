package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.ActResult;
import de.fallbruecke.admin.view.SubmissionDetails;
import de.fallbruecke.admin.view.SubmissionPage;
import de.fallbruecke.admin.view.SubmissionView;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.api.JsonBody;
import de.fallbruecke.bulk.SubmissionSearch;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.engine.Effect;
import de.fallbruecke.engine.Interventions;
import de.fallbruecke.engine.Order;
import de.fallbruecke.engine.Seen;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds submissions, shows one without its content, and acts on one. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/submissions",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_SUBMISSIONS)
final class SubmissionsController {
  static final int MOST = 500;
  private static final int BODY = 4 * 1024;

  private final Own own;
  private final SubmissionSearch search;
  private final Deliveries deliveries;
  private final Cases cases;
  private final EvidenceLog evidence;
  private final Interventions interventions;

  SubmissionsController(
      Own own,
      SubmissionSearch search,
      Deliveries deliveries,
      Cases cases,
      EvidenceLog evidence,
      Interventions interventions) {
    this.own = own;
    this.search = search;
    this.deliveries = deliveries;
    this.cases = cases;
    this.evidence = evidence;
    this.interventions = interventions;
  }

  @GetMapping
  SubmissionPage list(
      Person person,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String tenant,
      @RequestParam(required = false) @Nullable String destination,
      @RequestParam(required = false) @Nullable String service,
      @RequestParam(required = false) @Nullable String target,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String caseNumber,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable String announcedBefore,
      @RequestParam(required = false) @Nullable String announcedAfter,
      @RequestParam(required = false) @Nullable Boolean test,
      @RequestParam(required = false) @Nullable String delivery,
      @RequestParam(required = false) @Nullable String deliveredAfter,
      @RequestParam(required = false) @Nullable UUID before,
      @RequestParam(defaultValue = "50") int limit) {
    Limit.check(limit, MOST);
    SearchRequest wanted =
        new SearchRequest(
            state,
            tenant,
            destination,
            service,
            target,
            code,
            caseNumber,
            text,
            announcedBefore,
            announcedAfter,
            test,
            delivery,
            deliveredAfter);
    List<Submission> found =
        search.page(
            wanted.search(person.scope(Ability.SEE_SUBMISSIONS).limit()), before, limit + 1);
    return SubmissionPage.of(found.stream().map(SubmissionView::of).toList(), limit);
  }

  @GetMapping("/{id}")
  ResponseEntity<SubmissionDetails> show(Person person, @PathVariable String id) {
    Submission submission = own.submission(id, person, Ability.SEE_SUBMISSIONS);
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .eTag(Version.tag(submission))
        .body(SubmissionDetails.of(submission, deliveries, cases, evidence));
  }

  @PostMapping(path = "/{id}/acts", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Ability.ACT_ON_SUBMISSIONS)
  ActResult act(
      Person person,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Submission submission = own.submission(id, person, Ability.ACT_ON_SUBMISSIONS);
    Seen seen = Version.seen(ifMatch);
    Order order = JsonBody.read(request, ActRequest.class, BODY).order(person, true);
    Effect effect = interventions.perform(submission.id(), order, seen, done -> {});
    return switch (effect) {
      case Effect.Done done -> new ActResult("DONE", done.detail());
      case Effect.Started started -> new ActResult("STARTED", started.detail());
      case Effect.NotPossible no -> throw new ApiFault(FaultCode.ACT_NOT_POSSIBLE, no.detail());
      case Effect.Changed changed ->
          throw new ApiFault(FaultCode.ADMIN_CHANGED, changed.detail() + " Nothing was done.");
      case Effect.Failed failed ->
          throw new ApiFault(
              failed.code(), failed.detail().replaceFirst("^FB-[A-Z]{3}-\\d{3} ", ""));
    };
  }
}
