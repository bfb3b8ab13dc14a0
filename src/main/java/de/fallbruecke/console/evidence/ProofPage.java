package de.fallbruecke.console.evidence;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Upload;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.proof.ProofReport;
import de.fallbruecke.proof.Proofs;
import de.fallbruecke.survey.EvidenceSearch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Says whether a proof file is genuine and unaltered, and by whom. The file comes from anybody; it
 * is read in memory and kept nowhere.
 */
@Controller
@Needs(Ability.SEE_EVIDENCE)
final class ProofPage {
  static final String PATH = "/evidence/verify";

  /** The largest proof that is read, and the fields of the form. */
  static final int LIMIT = 33 * 1024 * 1024;

  private final Proofs proofs;
  private final EvidenceSearch search;
  private final Wordings wordings;

  ProofPage(Proofs proofs, EvidenceSearch search, Wordings wordings) {
    this.proofs = proofs;
    this.search = search;
    this.wordings = wordings;
  }

  @PostMapping(PATH)
  @Costly
  String verify(
      HttpServletRequest request,
      HttpServletResponse response,
      Person person,
      Locale locale,
      Model model) {
    Wording words = wordings.in(locale);
    try {
      Upload.File file =
          Upload.of(request)
              .file("proof")
              .orElseThrow(() -> new Fault(FaultCode.UPLOAD_MISSING, "No proof was chosen."));
      ProofReport report = proofs.verify(file.bytes(), id -> search.sees(id, person));
      boolean visible = report.submission().filter(id -> search.sees(id, person)).isPresent();
      model.addAttribute("proof", ProofView.of(report, visible, words));
    } catch (Fault fault) {
      response.setStatus(fault.code() == FaultCode.PAGE_TOO_LARGE ? 413 : 422);
      model.addAttribute("refused", Trouble.of(fault.code(), fault.getMessage(), words));
    }
    return "console/evidence/verified";
  }
}
