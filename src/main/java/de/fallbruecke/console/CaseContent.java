package de.fallbruecke.console;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.Json;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The one place where the console opens content. Nobody sees it before the look is committed. */
final class CaseContent {
  private final Cases cases;
  private final CaseFormat format;
  private final EvidenceLog evidence;
  private final TransactionTemplate transaction;

  CaseContent(
      Cases cases, CaseFormat format, EvidenceLog evidence, TransactionTemplate transaction) {
    this.cases = cases;
    this.format = format;
    this.evidence = evidence;
    this.transaction = transaction;
  }

  /**
   * The case record as JSON.
   *
   * @param by who looks
   * @throws de.fallbruecke.platform.Fault VAULT_CONTENT_MISSING, VAULT_CONTENT_DESTROYED or
   *     VAULT_CONTENT_DAMAGED
   */
  JsonNode open(UUID submission, String by) {
    JsonNode record = Json.mapper().readTree(format.toJson(cases.read(submission)));
    transaction.executeWithoutResult(
        status -> evidence.append(submission, Event.of("CONTENT_VIEWED", Map.of("by", by))));
    return record;
  }
}
