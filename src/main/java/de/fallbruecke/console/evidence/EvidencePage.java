package de.fallbruecke.console.evidence;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.proof.Proofs;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.survey.EvidenceSearch;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.CacheControl;
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

/** What happened to one submission, and its proof. Shows no content and needs none. */
@Controller
@Needs(Ability.SEE_EVIDENCE)
@RequestMapping("/evidence")
final class EvidencePage {
  /** A submission in the list of what was found. */
  record Found(String id, String heading, Badge state, String announced) {}

  private final EvidenceSearch search;
  private final Proofs proofs;
  private final CheckPage.Overview checks;
  private final Wordings wordings;

  EvidencePage(EvidenceSearch search, Proofs proofs, CheckPage.Overview checks, Wordings wordings) {
    this.search = search;
    this.proofs = proofs;
    this.checks = checks;
    this.wordings = wordings;
  }

  @GetMapping
  String start(
      @RequestParam(defaultValue = "") String text, Person person, Locale locale, Model model) {
    Wording words = wordings.in(locale);
    List<Submission> found = search.find(text, person);
    if (found.size() == 1) {
      return "redirect:/evidence/" + found.getFirst().id();
    }
    model.addAttribute("text", text.length() > 200 ? text.substring(0, 200) : text);
    model.addAttribute(
        "found",
        found.stream()
            .map(
                one ->
                    new Found(
                        one.id().toString(),
                        ChainView.heading(one, words),
                        Badge.of(one.state(), words),
                        words.time(one.announcedAt())))
            .toList());
    model.addAttribute("thumbprint", proofs.thumbprint());
    checks.add(person, words, model);
    return "console/evidence/start";
  }

  @GetMapping("/{id}")
  String chain(@PathVariable UUID id, Person person, Locale locale, Model model) {
    Wording words = wordings.in(locale);
    Submission submission = search.get(id, person);
    model.addAttribute(
        "chain", ChainView.of(submission, proofs.check(id), new EvidenceWords(words), words));
    model.addAttribute("thumbprint", proofs.thumbprint());
    return "console/evidence/chain";
  }

  /** A POST: handing out a proof becomes part of the chain. */
  @PostMapping("/{id}/proof")
  @Costly
  ResponseEntity<byte[]> export(@PathVariable UUID id, Person person) {
    Submission submission = search.get(id, person);
    byte[] proof =
        proofs.export(submission, person.name(), new EvidenceWords(wordings.in(Locale.GERMAN)));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("nachweis-" + id + ".zip").build().toString())
        .header("X-Content-Type-Options", "nosniff")
        .body(proof);
  }
}
