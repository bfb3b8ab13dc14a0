package de.fallbruecke.api;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.reply.CaseStatus;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.reply.ReplyAddresses;
import de.fallbruecke.reply.ReplyDraft;
import de.fallbruecke.reply.ReplyIntake;
import de.fallbruecke.reply.ReplyRequest;
import de.fallbruecke.reply.ReplyWays;
import de.fallbruecke.submission.Submissions;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes answers to applicants and says what became of them. */
@RestController
@RequestMapping(path = "/api/v1/cases/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class ReplyController {
  /** As in the draft of the IETF's HTTPAPI group. */
  static final String KEY = "Idempotency-Key";

  private static final int BODY = 128 * 1024;

  private final OwnCases own;
  private final ReplyIntake intake;
  private final Replies replies;
  private final ReplyWays ways;
  private final ReplyAddresses addresses;
  private final Submissions submissions;

  ReplyController(
      OwnCases own,
      ReplyIntake intake,
      Replies replies,
      ReplyWays ways,
      ReplyAddresses addresses,
      Submissions submissions) {
    this.own = own;
    this.intake = intake;
    this.replies = replies;
    this.ways = ways;
    this.addresses = addresses;
    this.submissions = submissions;
  }

  /** How the case stands. */
  record Status(@Nullable String fileNumber, @Nullable String state, @Nullable String text) {}

  /** Oldest first. */
  record ReplyList(List<ReplyView> replies) {}

  @PostMapping(path = "/status", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ReplyView> status(
      @AuthenticationPrincipal TargetClient client,
      @PathVariable String id,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    CaseEntry entry = own.get(client, id);
    Status status = JsonBody.read(request, Status.class, BODY);
    return accepted(
        () -> {
          try (ReplyDraft draft = intake.draft(client.target(), key(key))) {
            return intake.accept(
                draft,
                client.target(),
                key(key),
                entry,
                ReplyRequest.status(status.fileNumber(), state(status.state()), status.text()));
          }
        });
  }

  @PostMapping(path = "/messages", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<ReplyView> message(
      @AuthenticationPrincipal TargetClient client,
      @PathVariable String id,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    CaseEntry entry = own.get(client, id);
    return accepted(
        () -> {
          try (ReplyDraft draft = intake.draft(client.target(), key(key))) {
            String text = MessageParts.read(request, draft);
            return intake.accept(
                draft, client.target(), key(key), entry, ReplyRequest.message(text));
          }
        });
  }

  @GetMapping("/replies")
  ReplyList all(@AuthenticationPrincipal TargetClient client, @PathVariable String id) {
    CaseEntry entry = own.get(client, id);
    return new ReplyList(
        replies.of(entry.caseId(), client.target()).stream().map(ReplyView::of).toList());
  }

  @GetMapping("/replies/{replyId}")
  ReplyView one(
      @AuthenticationPrincipal TargetClient client,
      @PathVariable String id,
      @PathVariable UUID replyId) {
    CaseEntry entry = own.get(client, id);
    return replies.of(entry.caseId(), client.target()).stream()
        .filter(reply -> reply.id().equals(replyId))
        .map(ReplyView::of)
        .findFirst()
        .orElseThrow(() -> new ApiFault(FaultCode.REPLY_UNKNOWN, "There is no reply of this id."));
  }

  @GetMapping("/reply-channel")
  ReplyChannelView channel(@AuthenticationPrincipal TargetClient client, @PathVariable String id) {
    CaseEntry entry = own.get(client, id);
    return ReplyChannelView.of(
        entry.caseId(),
        ways.of(submissions.get(entry.submission())),
        addresses.find(entry.submission()));
  }

  private interface Taking {
    ReplyIntake.Accepted take() throws IOException;
  }

  private static ResponseEntity<ReplyView> accepted(Taking taking) throws IOException {
    try {
      ReplyIntake.Accepted accepted = taking.take();
      return ResponseEntity.status(accepted.repeated() ? HttpStatus.OK : HttpStatus.ACCEPTED)
          .body(view(accepted.reply()));
    } catch (ApiFault said) {
      throw said;
    } catch (Fault fault) {
      if (fault.code().name().startsWith("REPLY_")) {
        // what is wrong is the client's own doing, and the sentence holds nothing of the content
        throw new ApiFault(
            fault.code(), fault.getMessage().substring(fault.code().code().length() + 1));
      }
      throw fault;
    }
  }

  private static ReplyView view(Reply reply) {
    return ReplyView.of(reply);
  }

  private static String key(@Nullable String header) {
    if (header == null || header.isBlank()) {
      throw new ApiFault(FaultCode.API_REQUEST_INVALID, "The header %s is missing.".formatted(KEY));
    }
    return header.strip();
  }

  private static @Nullable CaseStatus state(@Nullable String word) {
    if (word == null) {
      return null;
    }
    return CaseStatus.find(word)
        .orElseThrow(
            () -> new ApiFault(FaultCode.API_VALUE_INVALID, "state is no word of the vocabulary."));
  }
}
