package de.fallbruecke.console.access;

import de.fallbruecke.console.page.Badge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of tokens as the template shows it.
 *
 * @param others whether tokens of others are among them
 * @param older where the page goes on, null at the end
 * @param first whether it begins with the newest
 */
record TokenView(List<Row> rows, boolean others, @Nullable String older, boolean first) {
  /** A token. */
  record Row(
      String id,
      String name,
      String person,
      boolean own,
      List<String> grants,
      String created,
      String used,
      String until,
      Badge state,
      boolean revocable,
      boolean counts) {}

  /** A role to tick. */
  record Choice(String written, String name, String meaning, boolean chosen) {}

  /** The form to make one, with what was typed. */
  record Form(
      String name,
      String days,
      String tenant,
      List<Tenant> tenants,
      List<Choice> roles,
      List<String> problems) {}

  /** A tenant to choose. */
  record Tenant(String value, String label) {}

  /** Shown once. */
  record Issued(String name, String secret) {}
}
