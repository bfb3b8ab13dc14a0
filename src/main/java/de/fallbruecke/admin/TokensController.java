package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.Changed;
import de.fallbruecke.admin.view.TokenView;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.api.JsonBody;
import de.fallbruecke.platform.FaultCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tokens with which programs speak for persons: everybody makes and revokes their own; whoever
 * answers for tenants sees and revokes those of others that count for these tenants.
 */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/tokens",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.MAKE_TOKENS)
final class TokensController {
  private static final int MOST = 200;

  private final AdminTokens tokens;
  private final Clock clock;

  TokensController(AdminTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @GetMapping
  List<TokenView> list(
      Person person,
      @RequestParam(required = false) @Nullable UUID before,
      @RequestParam(defaultValue = "50") int limit) {
    Limit.check(limit, MOST);
    Instant now = clock.instant();
    return tokens.seenBy(person, before, limit).stream()
        .map(seen -> TokenView.of(seen, now))
        .toList();
  }

  @GetMapping("/{id}")
  TokenView show(Person person, @PathVariable String id) {
    return TokenView.of(tokens.get(id(id), person), clock.instant());
  }

  /** Has a part of what the one has that asks for it, and ends no later. */
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Costly
  TokenView.Made make(Person person, Authentication presented, HttpServletRequest request)
      throws IOException {
    TokenRequest.Wanted wanted =
        JsonBody.read(request, TokenRequest.class, TokenRequest.BODY).checked();
    Instant now = clock.instant();
    Instant until =
        now.plus(Duration.ofDays(Math.clamp(wanted.days(), 0, AdminTokens.LONGEST.toDays() + 1)));
    if (presented.getCredentials() instanceof UUID id
        && until.isAfter(tokens.get(id, person).token().expiresAt())) {
      throw new ApiFault(
          FaultCode.ADMIN_TOKEN_INVALID,
          "A token made with a token ends no later than that one, which ends at %s. No token was made."
              .formatted(tokens.get(id, person).token().expiresAt()));
    }
    AdminTokens.Issued issued = tokens.create(person, person, wanted.name(), wanted.roles(), until);
    return new TokenView.Made(
        TokenView.of(tokens.get(issued.token().id(), person), now), issued.secret());
  }

  /** At once, on all processes; the one that asks for it may end itself. */
  @PostMapping("/{id}/revoke")
  Changed revoke(Person person, @PathVariable String id) {
    return new Changed(tokens.revoke(id(id), person));
  }

  private static UUID id(String written) {
    return Own.id(written, FaultCode.ADMIN_TOKEN_UNKNOWN, "token");
  }
}
