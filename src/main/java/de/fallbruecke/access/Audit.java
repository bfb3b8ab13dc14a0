package de.fallbruecke.access;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.Ledger;
import de.fallbruecke.evidence.LedgerQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who did what to the installation: append-only and hash-chained. What is done to one submission,
 * every look at its content included, stands in the evidence of that submission and not here.
 */
public final class Audit {
  /** Name of the chain in the ledger. */
  public static final String CHAIN = "audit";

  private static final String BY = "by";
  private static final String TENANT = "tenant";
  private static final String WHAT = "what";
  private static final Set<String> OWN = Set.of(BY, TENANT, WHAT);

  private final Ledger ledger;
  private final TransactionOperations transaction;

  public Audit(Ledger ledger, TransactionOperations transaction) {
    this.ledger = ledger;
    this.transaction = transaction;
  }

  /**
   * Records it in the caller's transaction if there is one, so that an act and its record stand or
   * fall together. Others who record wait for the end of that transaction: call it last.
   *
   * @param act upper-case words, for example {@code ROUTE_ACTIVATED}
   * @param tenant whose matter it is; null if it concerns the whole installation
   * @param what name or id of what was changed or looked at
   * @param facts ids, codes, names, counts, what it was before and after; never content, never
   *     secrets
   */
  public void record(
      Person who, String act, @Nullable String tenant, String what, Map<String, String> facts) {
    Map<String, String> all = new TreeMap<>(facts);
    for (String own : OWN) {
      if (all.containsKey(own)) {
        throw new IllegalArgumentException("The fact '" + own + "' is told by the entry itself");
      }
    }
    all.put(BY, who.name());
    all.put(WHAT, what);
    if (tenant != null) {
      all.put(TENANT, tenant);
    }
    transaction.executeWithoutResult(status -> ledger.append(CHAIN, Event.of(act, all)));
  }

  /** What matches, newest first. */
  public List<AuditEntry> find(AuditQuery query) {
    return ledger
        .find(
            new LedgerQuery(
                CHAIN,
                query.act(),
                query.person(),
                query.scope().limit(),
                query.from(),
                query.until(),
                query.before(),
                query.limit()))
        .stream()
        .map(entry -> entry(entry.number(), entry.at(), entry.event()))
        .toList();
  }

  /** The acts that occur. */
  public List<String> acts() {
    return ledger.kinds(CHAIN);
  }

  /**
   * Recomputes the chain.
   *
   * @throws de.fallbruecke.platform.Fault EVIDENCE_CHAIN_BROKEN naming the first entry that differs
   */
  public Ledger.Verified verify() {
    return ledger.verify(CHAIN);
  }

  private static AuditEntry entry(int number, Instant at, Event event) {
    TreeMap<String, String> facts = new TreeMap<>(event.facts());
    String by = facts.getOrDefault(BY, "");
    String tenant = facts.get(TENANT);
    String what = facts.getOrDefault(WHAT, "");
    facts.keySet().removeAll(OWN);
    return new AuditEntry(number, at, by, event.kind(), tenant, what, facts);
  }
}
