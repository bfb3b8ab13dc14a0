package de.fallbruecke.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a person is to a tenant. One may hold several; what they may do is the sum. No role but
 * {@link #OPERATOR} shows content: to administer is no reason to read applications.
 */
public enum Role {
  /** Staff at the case desk: looks, changes nothing. */
  VIEWER(
      Ability.SEE_SUBMISSIONS,
      Ability.SEE_ROUTES,
      Ability.SEE_PLACES,
      Ability.SEE_STANDARDS,
      Ability.SEE_ALARMS,
      Ability.MAKE_TOKENS,
      Ability.SEE_INSTALLATION),
  /** Sets right what is stuck. */
  OPERATOR(
      VIEWER,
      Ability.SHOW_CONTENT,
      Ability.ACT_ON_SUBMISSIONS,
      Ability.OPERATE_PLACES,
      Ability.TAKE_ALARMS),
  /** Configures routes. */
  ROUTE_ADMIN(VIEWER, Ability.CHANGE_ROUTES, Ability.TAKE_ALARMS),
  /** Keeps keys and certificates. */
  KEY_ADMIN(
      VIEWER, Ability.SEE_KEYS, Ability.CHANGE_KEYS, Ability.OPERATE_PLACES, Ability.TAKE_ALARMS),
  /** Proves what happened. */
  AUDITOR(VIEWER, Ability.SEE_KEYS, Ability.SEE_AUDIT, Ability.SEE_EVIDENCE, Ability.SEE_ACCESS),
  /** Answers for one tenant. */
  TENANT_ADMIN(
      VIEWER,
      Ability.ACT_ON_SUBMISSIONS,
      Ability.CHANGE_ROUTES,
      Ability.OPERATE_PLACES,
      Ability.TAKE_ALARMS,
      Ability.SEE_KEYS,
      Ability.CHANGE_KEYS,
      Ability.SEE_AUDIT,
      Ability.SEE_EVIDENCE,
      Ability.SEE_ACCESS,
      Ability.CHANGE_ACCESS),
  /** Runs the installation for all tenants; counts only when granted for all of them. */
  PROVIDER(
      VIEWER,
      Ability.OPERATE_PLACES,
      Ability.TAKE_ALARMS,
      Ability.SEE_KEYS,
      Ability.CHANGE_STANDARDS,
      Ability.SEE_AUDIT,
      Ability.SEE_EVIDENCE,
      Ability.SEE_ACCESS,
      Ability.CHANGE_ACCESS);

  @SuppressWarnings(
      "ImmutableEnumChecker") // written by the constructor alone, handed out as a copy
  private final Set<Ability> abilities;

  Role(Ability... abilities) {
    this.abilities = EnumSet.copyOf(Set.of(abilities));
  }

  Role(Role base, Ability... more) {
    this.abilities = EnumSet.copyOf(base.abilities);
    this.abilities.addAll(Set.of(more));
  }

  /** What whoever holds the role may do. */
  public Set<Ability> abilities() {
    return Set.copyOf(abilities);
  }

  /** As written in configuration, tokens and documents: {@code route-admin}. */
  public String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of that name, if there is one. */
  public static Optional<Role> of(String written) {
    for (Role role : values()) {
      if (role.written().equals(written)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
