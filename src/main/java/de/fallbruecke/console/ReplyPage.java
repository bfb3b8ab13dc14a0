package de.fallbruecke.console;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.reply.ReplyDesk;
import de.fallbruecke.reply.ReplyState;
import java.security.Principal;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A held answer to an applicant: let it go on, or end it. Shows nothing of what it says. */
@Controller
@RequestMapping("/replies/{id}")
final class ReplyPage {
  private final Replies replies;
  private final ReplyDesk desk;
  private final Wordings wordings;

  ReplyPage(Replies replies, ReplyDesk desk, Wordings wordings) {
    this.replies = replies;
    this.desk = desk;
    this.wordings = wordings;
  }

  @GetMapping
  String show(@PathVariable UUID id, Locale locale, Model model) {
    Reply reply = replies.get(id);
    model.addAttribute("replyId", id.toString());
    model.addAttribute("submissionId", reply.origin().submission().toString());
    if (reply.state() == ReplyState.HELD && reply.code() != null) {
      model.addAttribute("trouble", Trouble.of(reply.code(), reply.detail(), wordings.in(locale)));
    }
    return "console/reply";
  }

  @PostMapping("/release")
  String release(@PathVariable UUID id, Principal user, Locale locale, RedirectAttributes flash) {
    return act(id, () -> desk.release(id, user.getName(), ""), locale, flash);
  }

  @PostMapping("/close")
  String close(@PathVariable UUID id, Principal user, Locale locale, RedirectAttributes flash) {
    return act(id, () -> desk.close(id, user.getName(), ""), locale, flash);
  }

  private String act(UUID id, Runnable deed, Locale locale, RedirectAttributes flash) {
    try {
      deed.run();
    } catch (Fault fault) {
      flash.addFlashAttribute(
          "refused", Trouble.of(fault.code(), fault.getMessage(), wordings.in(locale)));
    }
    return "redirect:/submissions/" + replies.get(id).origin().submission();
  }
}
