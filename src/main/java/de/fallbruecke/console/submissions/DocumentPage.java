package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.platform.FileName;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Submission;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * One document at a time, as a file and never as a page: whatever the sender put into it must not
 * run in the console.
 */
@Controller
@Needs(Ability.SHOW_CONTENT)
final class DocumentPage {
  private final SubmissionGate gate;
  private final Looks looks;
  private final CaseContent content;

  DocumentPage(SubmissionGate gate, Looks looks, CaseContent content) {
    this.gate = gate;
    this.looks = looks;
    this.content = content;
  }

  /** A POST: it is a look of its own, and no link may lead to it. */
  @PostMapping("/submissions/{id}/content/documents/{number}")
  ResponseEntity<?> download(
      @PathVariable UUID id, @PathVariable int number, Person person, HttpServletRequest request) {
    Submission submission = gate.of(id, person, Ability.SHOW_CONTENT);
    Optional<Look> look = looks.at(request, id, submission.tenant(), person);
    if (look.isEmpty()) {
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .header(HttpHeaders.LOCATION, "/submissions/%s#content".formatted(id))
          .build();
    }
    List<CaseContent.Stored> documents = content.documents(submission);
    if (number < 0 || number >= documents.size()) {
      throw CaseContent.missing(id);
    }
    CaseContent.Stored document = documents.get(number);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .contentLength(document.size())
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(safe(document), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(new InputStreamResource(content.open(look.get(), document)));
  }

  private static String safe(CaseContent.Stored document) {
    String fallback =
        document.part().equals(Envelope.DATA_PART)
            ? document.mediaType().contains("json") ? "original.json" : "original.xml"
            : "document.bin";
    return new FileName().unique(document.name(), fallback);
  }
}
