package de.fallbruecke.simulator.service;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests, so that a test can see what a client did and did not do. */
public final class RequestLog {
  private static final int KEPT = 10_000;

  /**
   * One request.
   *
   * @param status of the answer; 0 if the connection was broken off
   */
  public record Entry(Instant time, String method, String path, int status) {}

  private final Deque<Entry> entries = new ArrayDeque<>();

  synchronized void add(Entry entry) {
    if (entries.size() == KEPT) {
      entries.removeFirst();
    }
    entries.add(entry);
  }

  /** The last 10 000 requests, oldest first; admin calls are not among them. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Forgets them. */
  public synchronized void clear() {
    entries.clear();
  }
}
