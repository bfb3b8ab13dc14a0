package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.reply.ReplyDesk;
import de.fallbruecke.reply.ReplyState;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A held answer to an applicant: let it go on, or end it. Shows nothing of what it says. */
@Controller
@Needs(Ability.ACT_ON_SUBMISSIONS)
@RequestMapping("/replies/{id}")
final class ReplyPage {
  private static final int LONGEST = 500;

  private final SubmissionGate gate;
  private final Replies replies;
  private final ReplyDesk desk;
  private final Wordings wordings;

  ReplyPage(SubmissionGate gate, Replies replies, ReplyDesk desk, Wordings wordings) {
    this.gate = gate;
    this.replies = replies;
    this.desk = desk;
    this.wordings = wordings;
  }

  /** What was sent with one of the two forms. */
  private record Typed(String act, String reason, String seen) {
    static final Typed NOTHING = new Typed("", "", "");
  }

  /** What the desk does with the version that was seen. */
  private interface Deed {
    void of(UUID reply, int seen, String by, String reason);
  }

  @GetMapping
  String show(@PathVariable UUID id, Person person, Locale locale, Model model) {
    return form(reply(id, person), Typed.NOTHING, locale, model);
  }

  @PostMapping("/release")
  String release(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String seen,
      Person person,
      Locale locale,
      Model model,
      RedirectAttributes flash) {
    return act(
        reply(id, person),
        new Typed("release", clean(reason), seen),
        person,
        desk::release,
        locale,
        model,
        flash);
  }

  @PostMapping("/close")
  String close(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String seen,
      Person person,
      Locale locale,
      Model model,
      RedirectAttributes flash) {
    return act(
        reply(id, person),
        new Typed("close", clean(reason), seen),
        person,
        desk::close,
        locale,
        model,
        flash);
  }

  private String act(
      Reply reply,
      Typed typed,
      Person person,
      Deed deed,
      Locale locale,
      Model model,
      RedirectAttributes flash) {
    if (typed.reason().isEmpty()) {
      model.addAttribute("reasonMissing", true);
      return form(reply, typed, locale, model);
    }
    try {
      deed.of(reply.id(), seen(typed, reply), person.name(), typed.reason());
      flash.addFlashAttribute("acted", "reply." + typed.act() + ".done");
    } catch (Fault fault) {
      if (fault.code() == FaultCode.CONCURRENT_CHANGE) {
        model.addAttribute("changed", true);
        return form(
            reply(reply.id(), person), new Typed(typed.act(), typed.reason(), ""), locale, model);
      }
      flash.addFlashAttribute(
          "refused", Trouble.of(fault.code(), fault.getMessage(), wordings.in(locale)));
    }
    return "redirect:/submissions/" + reply.origin().submission();
  }

  /** What was typed stays, in the form in which it was typed. */
  private String form(Reply reply, Typed typed, Locale locale, Model model) {
    model.addAttribute("replyId", reply.id().toString());
    model.addAttribute("submissionId", reply.origin().submission().toString());
    model.addAttribute("seen", typed.seen().isEmpty() ? reply.version() : typed.seen());
    model.addAttribute("typedAct", typed.act());
    model.addAttribute("typedReason", typed.reason());
    if (reply.state() == ReplyState.HELD && reply.code() != null) {
      model.addAttribute("trouble", Trouble.of(reply.code(), reply.detail(), wordings.in(locale)));
    }
    return "console/reply";
  }

  /** Without or with a forged note of what was seen, the decision is about what is now. */
  private static int seen(Typed typed, Reply now) {
    return typed.seen().matches("\\d{1,9}") ? Integer.parseInt(typed.seen()) : now.version();
  }

  /** An answer belongs to whom its submission belongs to. */
  private Reply reply(UUID id, Person person) {
    Reply reply = replies.find(id).orElseThrow(() -> SubmissionGate.unknown(id));
    gate.of(reply.origin().submission(), person, Ability.ACT_ON_SUBMISSIONS);
    return reply;
  }

  private static String clean(String typed) {
    String text = typed.replaceAll("\\p{Cntrl}+", " ").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
