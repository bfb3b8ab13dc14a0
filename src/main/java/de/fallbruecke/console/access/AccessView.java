package de.fallbruecke.console.access;

import de.fallbruecke.survey.Tenants;
import java.util.List;

/** The page of tenants and access as the template shows it. */
record AccessView(List<Tenants.Tenant> tenants, List<RoleRow> roles, List<Holder> holders) {

  /** A role and what it may do, in words. */
  record RoleRow(String written, String name, String meaning, List<String> may) {}

  /** Who holds roles, as seen when they logged in last. */
  record Holder(String person, String way, List<String> roles, String time, String age) {}
}
