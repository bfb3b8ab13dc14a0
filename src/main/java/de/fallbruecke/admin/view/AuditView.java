package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.access.AuditEntry;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who did what to the installation. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditView(
    int number,
    Instant at,
    String person,
    String act,
    @Nullable String tenant,
    String what,
    Map<String, String> facts) {
  public static AuditView of(AuditEntry entry) {
    return new AuditView(
        entry.number(),
        entry.at(),
        entry.person(),
        entry.act(),
        entry.tenant(),
        entry.what(),
        entry.facts());
  }
}
