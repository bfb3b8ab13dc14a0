package de.fallbruecke.console.access;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Tokens with which programs speak for persons: everybody makes and revokes their own; whoever
 * answers for tenants sees and revokes those of others that count for these tenants.
 */
@Controller
@Needs(Ability.MAKE_TOKENS)
@RequestMapping(TokensPage.PATH)
final class TokensPage {
  static final String PATH = "/access/tokens";

  private final AdminTokens tokens;
  private final TokenViews views;
  private final Wordings wordings;

  TokensPage(AdminTokens tokens, TokenViews views, Wordings wordings) {
    this.tokens = tokens;
    this.views = views;
    this.wordings = wordings;
  }

  @GetMapping
  String list(
      @RequestParam(required = false) @Nullable UUID before,
      Person person,
      Locale locale,
      Model model) {
    return page(TokenForm.EMPTY, List.of(), before, person, wordings.in(locale), model);
  }

  /** The secret goes through the session, for the one page that follows. */
  @PostMapping
  @Costly
  String make(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String tenant,
      @RequestParam(name = "role", required = false) @Nullable List<String> roles,
      @RequestParam(defaultValue = "") String days,
      Person person,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes flash) {
    Wording words = wordings.in(locale);
    TokenForm typed = TokenForm.of(name, tenant, roles, days);
    List<String> problems = typed.problems(person, views.tenants(person), words);
    if (!problems.isEmpty()) {
      response.setStatus(422);
      return page(typed, problems, null, person, words, model);
    }
    try {
      AdminTokens.Issued issued =
          tokens.create(
              person,
              person,
              typed.name(),
              typed.grants(),
              words.now().plus(typed.lasts().orElseThrow()));
      flash.addFlashAttribute(
          "issued", new TokenView.Issued(ForeignText.line(issued.token().name()), issued.secret()));
      return "redirect:" + PATH;
    } catch (Fault fault) {
      if (fault.code() != FaultCode.ADMIN_TOKEN_INVALID) {
        throw fault;
      }
      response.setStatus(422);
      Trouble trouble = Trouble.of(fault.code(), "", words);
      return page(
          typed, List.of(trouble.title() + ". " + trouble.remedy()), null, person, words, model);
    }
  }

  @GetMapping("/{id}/revoke")
  String confirm(@PathVariable UUID id, Person person, Locale locale, Model model) {
    AdminTokens.Seen seen = tokens.get(id, person);
    if (!seen.revocable()) {
      throw new Fault(
          FaultCode.ACCESS_DENIED,
          "%s may see token %s and not revoke it. It counts on.".formatted(person.name(), id));
    }
    model.addAttribute("token", TokenViews.row(seen, person, wordings.in(locale)));
    return "console/access/revoke";
  }

  @PostMapping("/{id}/revoke")
  String revoke(@PathVariable UUID id, Person person, RedirectAttributes flash) {
    flash.addFlashAttribute(
        "done", tokens.revoke(id, person) ? "tokens.revoked" : "tokens.revoked.before");
    return "redirect:" + PATH;
  }

  private String page(
      TokenForm typed,
      List<String> problems,
      @Nullable UUID before,
      Person person,
      Wording words,
      Model model) {
    model.addAttribute("tokens", views.page(person, before, words));
    model.addAttribute("form", views.form(person, typed, problems, words));
    return "console/access/tokens";
  }
}
