package de.fallbruecke.submission;

import de.fallbruecke.evidence.Entry;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.Ledger;
import de.fallbruecke.evidence.LedgerQuery;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How many entries of a destination's list cannot be announced because they have no usable id. They
 * stay where they are, and nobody would hear of them: each change of the number is a link of the
 * destination's chain in the ledger, once for all processes and not once for each listing.
 */
public final class LeftOut {
  private static final String KIND = "ENTRIES_LEFT_OUT";
  private static final String COUNT = "entries";

  private final Ledger ledger;
  private final TransactionOperations transaction;
  private final Map<String, Integer> written = new ConcurrentHashMap<>();

  LeftOut(Ledger ledger, TransactionOperations transaction) {
    this.ledger = ledger;
    this.transaction = transaction;
  }

  /**
   * Entries that are left out.
   *
   * @param since when their number was found to be this
   */
  public record Entries(int count, Instant since) {}

  /** What the last complete listing of the destination left out. */
  public void count(Destination destination, int entries) {
    Integer known = written.get(destination.name());
    if (known != null && known == entries) {
      return;
    }
    if (last(destination).map(LeftOut::entries).orElse(0) != entries) {
      transaction.executeWithoutResult(
          status ->
              ledger.append(
                  chain(destination),
                  Event.of(
                      KIND,
                      Map.of(
                          "destination",
                          destination.name(),
                          "tenant",
                          destination.tenant(),
                          COUNT,
                          String.valueOf(entries)))));
    }
    written.put(destination.name(), entries);
  }

  /** What is left out now; empty if nothing is. */
  public Optional<Entries> now(Destination destination) {
    return last(destination)
        .map(entry -> new Entries(entries(entry), entry.at()))
        .filter(entries -> entries.count() > 0);
  }

  private Optional<Entry> last(Destination destination) {
    return ledger.find(LedgerQuery.all(chain(destination), 1)).stream().findFirst();
  }

  private static int entries(Entry entry) {
    return Integer.parseInt(entry.event().facts().getOrDefault(COUNT, "0"));
  }

  private static String chain(Destination destination) {
    return "listing/" + destination.name();
  }
}
