package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.proof.ProofWords;
import de.fallbruecke.proof.Proofs;
import de.fallbruecke.submission.Submission;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the proof of what happened to a submission; that it did is its last entry. */
@RestController
final class ProofController {
  private static final String ZIP = "application/zip";

  private final Own own;
  private final Proofs proofs;

  ProofController(Own own, Proofs proofs) {
    this.own = own;
    this.proofs = proofs;
  }

  @PostMapping(path = AdminAccessConfiguration.PATHS + "/submissions/{id}/proof", produces = ZIP)
  @Needs(Ability.SEE_EVIDENCE)
  @Costly(perMinute = 60)
  ResponseEntity<byte[]> export(Person person, @PathVariable String id) {
    Submission submission = own.submission(id, person, Ability.SEE_EVIDENCE);
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"proof-%s.zip\"".formatted(submission.id()))
        .body(proofs.export(submission, person.name(), new Codes()));
  }

  /** A program reads codes; the page for people in the archive shows them as they are. */
  private record Codes() implements ProofWords {
    @Override
    public String kind(String kind) {
      return kind;
    }

    @Override
    public String fact(String kind, String name) {
      return name;
    }

    @Override
    public String value(String name, String value) {
      return value;
    }

    @Override
    public String time(Instant at) {
      return at.toString();
    }
  }
}
