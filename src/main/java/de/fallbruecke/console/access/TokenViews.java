package de.fallbruecke.console.access;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.AdminToken;
import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Role;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.survey.Tenants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the page of tokens. */
final class TokenViews {
  private static final int PAGE = 50;

  private final AdminTokens tokens;
  private final Tenants tenants;

  TokenViews(AdminTokens tokens, Tenants tenants) {
    this.tokens = tokens;
    this.tenants = tenants;
  }

  TokenView page(Person person, @Nullable UUID before, Wording words) {
    List<AdminTokens.Seen> found = tokens.seenBy(person, before, PAGE + 1);
    boolean more = found.size() > PAGE;
    List<AdminTokens.Seen> shown = more ? found.subList(0, PAGE) : found;
    return new TokenView(
        shown.stream().map(seen -> row(seen, person, words)).toList(),
        person.mayAnywhere(Ability.SEE_ACCESS),
        more ? "/access/tokens?before=" + shown.getLast().token().id() : null,
        before == null);
  }

  static TokenView.Row row(AdminTokens.Seen seen, Person person, Wording words) {
    AdminToken token = seen.token();
    Instant used = token.usedAt();
    boolean counts = token.counts(words.now());
    return new TokenView.Row(
        token.id().toString(),
        ForeignText.line(token.name()),
        ForeignText.line(token.person()),
        token.person().equals(person.name()),
        grants(token, words),
        words.time(token.createdAt()),
        used == null ? words.text("tokens.never") : words.age(used),
        words.time(token.expiresAt()),
        state(token, words),
        counts && seen.revocable(),
        counts);
  }

  private static List<String> grants(AdminToken token, Wording words) {
    List<String> lines = new ArrayList<>();
    new TreeMap<>(token.grants())
        .forEach(
            (tenant, roles) ->
                roles.stream()
                    .sorted()
                    .map(role -> AccessPage.name(role, words) + " · " + label(tenant, words))
                    .forEach(lines::add));
    return lines;
  }

  private static Badge state(AdminToken token, Wording words) {
    if (token.counts(words.now())) {
      return new Badge("success", "success", words.text("tokens.state.counts"));
    }
    return token.revokedAt() == null
        ? new Badge("info", "close", words.text("tokens.state.ended"))
        : new Badge("danger", "close", words.text("tokens.state.revoked"));
  }

  /** What the person may put into a token of their own. */
  TokenView.Form form(Person person, TokenForm typed, List<String> problems, Wording words) {
    List<String> choices = tenants(person);
    return new TokenView.Form(
        ForeignText.line(typed.name()),
        ForeignText.line(typed.days()),
        typed.tenant(),
        choices.stream().map(one -> new TokenView.Tenant(one, label(one, words))).toList(),
        Arrays.stream(Role.values())
            .filter(
                role -> choices.stream().anyMatch(one -> AdminTokens.mayGive(person, one, role)))
            .map(role -> choice(role, typed.roles(), words))
            .toList(),
        problems);
  }

  private static TokenView.Choice choice(Role role, Set<String> chosen, Wording words) {
    return new TokenView.Choice(
        role.written(),
        AccessPage.name(role, words),
        words.text("role." + role.written() + ".meaning"),
        chosen.contains(role.written()));
  }

  /** For which tenants the person may make tokens; first for all, if they may that. */
  List<String> tenants(Person person) {
    TenantScope scope = person.scope(Ability.MAKE_TOKENS);
    List<String> names = new ArrayList<>();
    if (scope.everywhere()) {
      names.add(Person.EVERYWHERE);
    }
    tenants.within(scope).forEach(one -> names.add(one.name()));
    return names;
  }

  private static String label(String tenant, Wording words) {
    return tenant.equals(Person.EVERYWHERE)
        ? words.text("me.everywhere")
        : ForeignText.line(tenant);
  }
}
