package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.ProofVerdict;
import de.fallbruecke.admin.view.SubmissionView;
import de.fallbruecke.proof.ProofReport;
import de.fallbruecke.proof.Proofs;
import de.fallbruecke.survey.EvidenceSearch;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** From what an auditor has in hand, a number or a proof file, to the submission it is about. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/evidence",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_EVIDENCE)
final class ProofChecksController {
  private static final int LIMIT = 33 * 1024 * 1024;

  private final EvidenceSearch search;
  private final Proofs proofs;
  private final Uploads uploads;

  ProofChecksController(EvidenceSearch search, Proofs proofs, Uploads uploads) {
    this.search = search;
    this.proofs = proofs;
    this.uploads = uploads;
  }

  /** What has exactly this id, case number or file number. */
  @GetMapping
  List<SubmissionView> find(Person person, @RequestParam String number) {
    return search.find(number, person).stream().map(SubmissionView::of).toList();
  }

  /** Whether a proof file is genuine and unaltered; it is read in memory and kept nowhere. */
  @PostMapping(path = "/verify", consumes = "application/zip")
  @Costly(perMinute = 60)
  ProofVerdict verify(Person person, HttpServletRequest request) throws IOException {
    ProofReport report =
        uploads.one(
            () -> proofs.verify(Uploads.bytes(request, LIMIT), id -> search.sees(id, person)));
    return ProofVerdict.of(
        report, report.submission().filter(id -> search.sees(id, person)).orElse(null));
  }
}
