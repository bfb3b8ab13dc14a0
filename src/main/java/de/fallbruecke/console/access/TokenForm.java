package de.fallbruecke.console.access;

import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Role;
import de.fallbruecke.console.page.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was typed to make a token, and what is wrong with it. */
record TokenForm(String name, String tenant, Set<String> roles, String days) {
  static final TokenForm EMPTY = new TokenForm("", "", Set.of(), "90");

  TokenForm {
    roles = Set.copyOf(roles);
  }

  static TokenForm of(String name, String tenant, @Nullable List<String> roles, String days) {
    return new TokenForm(
        name.strip(), tenant, roles == null ? Set.of() : new TreeSet<>(roles), days.strip());
  }

  /** In the words of the person; none if a token can be made of it. */
  List<String> problems(Person person, List<String> tenants, Wording words) {
    List<String> problems = new ArrayList<>();
    if (name.isEmpty() || name.length() > AdminTokens.LONGEST_NAME) {
      problems.add(words.text("tokens.missing.name"));
    }
    if (!tenants.contains(tenant)) {
      problems.add(words.text("tokens.missing.tenant"));
      return problems;
    }
    if (known().isEmpty()) {
      problems.add(words.text("tokens.missing.roles"));
    }
    known().stream()
        .sorted()
        .filter(role -> !AdminTokens.mayGive(person, tenant, role))
        .map(role -> words.text("tokens.missing.covered", AccessPage.name(role, words)))
        .forEach(problems::add);
    if (lasts().isEmpty()) {
      problems.add(words.text("tokens.missing.days"));
    }
    return problems;
  }

  Map<String, Set<Role>> grants() {
    return Map.of(tenant, known());
  }

  /** How long it is to count; empty if that is no number or too long. */
  Optional<Duration> lasts() {
    return days.matches("[1-9]\\d{0,2}")
        ? Optional.of(Duration.ofDays(Long.parseLong(days)))
            .filter(asked -> asked.compareTo(AdminTokens.LONGEST) <= 0)
        : Optional.empty();
  }

  private Set<Role> known() {
    return roles.stream().flatMap(written -> Role.of(written).stream()).collect(Collectors.toSet());
  }
}
