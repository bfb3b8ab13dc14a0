package de.fallbruecke.console.access;

import de.fallbruecke.console.page.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the audit log as the template shows it.
 *
 * @param next address of the page after it, if there are more
 * @param export address of the same as a table
 */
record AuditView(
    List<Row> rows,
    AuditFilter filter,
    List<Option> acts,
    List<String> tenants,
    @Nullable String next,
    String start,
    String export,
    boolean first) {

  /** A kind of act to choose. */
  record Option(String value, String label) {}

  /** One act. */
  record Row(
      int number,
      String time,
      String age,
      String person,
      String act,
      String tenant,
      String what,
      List<Fact> facts) {}
}
