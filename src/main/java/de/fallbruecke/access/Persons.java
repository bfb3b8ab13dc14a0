package de.fallbruecke.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Carries roles through Spring Security: an authority is a role, an at-sign and a tenant, {@code
 * operator@musterkreis}. Every way to log in grants such authorities and nothing else counts here.
 */
public final class Persons {
  private static final char AT = '@';

  private Persons() {}

  /** Who asks in this thread; somebody without any role if nobody is logged in. */
  public static Person current() {
    return of(SecurityContextHolder.getContext().getAuthentication());
  }

  /** Who that is. */
  public static Person of(@Nullable Authentication login) {
    if (login == null
        || login instanceof AnonymousAuthenticationToken
        || !login.isAuthenticated()) {
      return new Person("", Map.of());
    }
    return new Person(
        login.getName(),
        grants(
            login.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .toList()));
  }

  /** The grants that authorities stand for; what is no role at a tenant counts nothing. */
  public static Map<String, Set<Role>> grants(Collection<String> authorities) {
    Map<String, Set<Role>> grants = new HashMap<>();
    for (String written : authorities) {
      int at = written.indexOf(AT);
      if (at > 0) {
        Role.of(written.substring(0, at))
            .ifPresent(
                role ->
                    grants
                        .computeIfAbsent(
                            written.substring(at + 1), tenant -> EnumSet.noneOf(Role.class))
                        .add(role));
      }
    }
    return grants;
  }

  /** The authorities that stand for the grants. */
  public static List<GrantedAuthority> authorities(Map<String, Set<Role>> grants) {
    List<GrantedAuthority> authorities = new ArrayList<>();
    grants.forEach(
        (tenant, roles) ->
            roles.forEach(
                role -> authorities.add(new SimpleGrantedAuthority(role.written() + AT + tenant))));
    return List.copyOf(authorities);
  }
}
