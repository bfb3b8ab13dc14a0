package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.ReplyView;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.reply.ReplyDesk;
import de.fallbruecke.reply.ReplyState;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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

/** Answers to applicants that wait for a person. Only a held one can be acted on, and only once. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/replies",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_SUBMISSIONS)
final class RepliesController {
  private static final int MOST = 500;

  private final Replies replies;
  private final ReplyDesk desk;

  RepliesController(Replies replies, ReplyDesk desk) {
    this.replies = replies;
    this.desk = desk;
  }

  @GetMapping
  List<ReplyView> list(
      Person person,
      @RequestParam(defaultValue = "HELD") String state,
      @RequestParam(defaultValue = "100") int limit) {
    Limit.check(limit, MOST);
    ReplyState wanted =
        Arrays.stream(ReplyState.values())
            .filter(one -> one.name().equals(state))
            .findFirst()
            .orElseThrow(
                () ->
                    new ApiFault(
                        FaultCode.API_VALUE_INVALID,
                        "state must be one of %s.".formatted(List.of(ReplyState.values()))));
    return replies.in(wanted, person.scope(Ability.SEE_SUBMISSIONS).limit(), limit).stream()
        .map(ReplyView::of)
        .toList();
  }

  @GetMapping("/{id}")
  ResponseEntity<ReplyView> show(Person person, @PathVariable String id) {
    return shown(visible(person, id));
  }

  @PostMapping(path = "/{id}/release", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Ability.ACT_ON_SUBMISSIONS)
  ResponseEntity<ReplyView> release(
      Person person,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Reply mine = mine(person, id);
    String reason = ReasonRequest.read(request);
    return shown(desk.release(mine.id(), seen(mine, ifMatch), person.name(), reason));
  }

  @PostMapping(path = "/{id}/close", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Ability.ACT_ON_SUBMISSIONS)
  ResponseEntity<ReplyView> close(
      Person person,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Reply mine = mine(person, id);
    String reason = ReasonRequest.read(request);
    return shown(desk.close(mine.id(), seen(mine, ifMatch), person.name(), reason));
  }

  private static int seen(Reply now, @Nullable String ifMatch) {
    if (ifMatch == null) {
      throw new ApiFault(FaultCode.ADMIN_VERSION_MISSING, "If-Match is missing. Nothing was done.");
    }
    if (!ifMatch.strip().equals(tag(now))) {
      throw new ApiFault(
          FaultCode.ADMIN_CHANGED, "The answer is not as it was shown. Nothing was done.");
    }
    return now.version();
  }

  private static ResponseEntity<ReplyView> shown(Reply reply) {
    return ResponseEntity.ok().eTag(tag(reply)).body(ReplyView.of(reply));
  }

  private static String tag(Reply reply) {
    return "\"%d\"".formatted(reply.version());
  }

  private Reply mine(Person person, String id) {
    Reply reply = visible(person, id);
    person.require(Ability.ACT_ON_SUBMISSIONS, reply.origin().tenant());
    return reply;
  }

  private Reply visible(Person person, String id) {
    return replies
        .find(Own.id(id, FaultCode.REPLY_UNKNOWN, "reply"))
        .filter(found -> person.may(Ability.SEE_SUBMISSIONS, found.origin().tenant()))
        .orElseThrow(() -> Own.unknown(FaultCode.REPLY_UNKNOWN, "reply", id));
  }
}
