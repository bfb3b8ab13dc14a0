package de.fallbruecke.simulator.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The faults in force. Safe for concurrent use; kept in memory only. */
public final class Faults {
  private record Entry(InjectedFault fault, int left) {}

  private final Map<Long, Entry> entries = new TreeMap<>();
  private long lastId;

  /** Puts a fault in force and answers its number. */
  public synchronized long add(InjectedFault fault) {
    Integer times = fault.times();
    entries.put(++lastId, new Entry(fault, times == null ? 1 : times));
    return lastId;
  }

  /** Takes one fault back; false if it is not (or no longer) in force. */
  public synchronized boolean remove(long id) {
    return entries.remove(id) != null;
  }

  /** Takes all faults back. */
  public synchronized void clear() {
    entries.clear();
  }

  /** The faults in force by number, with the times that are left. */
  public synchronized Map<Long, InjectedFault> list() {
    Map<Long, InjectedFault> list = new TreeMap<>();
    entries.forEach((id, entry) -> list.put(id, entry.fault.times(entry.left)));
    return list;
  }

  /** The oldest fault of that kind that applies; it is used up by one. */
  public synchronized Optional<InjectedFault> take(FaultKind kind, Occasion occasion) {
    List<Map.Entry<Long, Entry>> candidates = new ArrayList<>(entries.entrySet());
    for (Map.Entry<Long, Entry> candidate : candidates) {
      Entry entry = candidate.getValue();
      if (entry.fault.appliesTo(kind, occasion)) {
        if (entry.left == 1) {
          entries.remove(candidate.getKey());
        } else if (entry.left > 1) {
          entries.put(candidate.getKey(), new Entry(entry.fault, entry.left - 1));
        }
        return Optional.of(entry.fault);
      }
    }
    return Optional.empty();
  }

  /** True if {@link #take} found one. */
  public boolean strikes(FaultKind kind, Occasion occasion) {
    return take(kind, occasion).isPresent();
  }
}
