package de.fallbruecke.simulator.service;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** The last requests, so that a test can see what a client did and did not do. */
public final class RequestLog {
  private static final int KEPT = 10_000;

  /**
   * One request.
   *
   * @param time when it came
   * @param status of the answer; 0 if there is none yet or the connection was broken off
   */
  public record Entry(Instant time, String method, String path, int status) {}

  private final Deque<AtomicReference<Entry>> entries = new ArrayDeque<>();

  /**
   * Writes a request down before it is answered: whoever has the answer finds it here.
   *
   * @return tells the status of the answer
   */
  synchronized IntConsumer begin(Instant time, String method, String path) {
    AtomicReference<Entry> entry = new AtomicReference<>(new Entry(time, method, path, 0));
    if (entries.size() == KEPT) {
      entries.removeFirst();
    }
    entries.add(entry);
    return status -> entry.set(new Entry(time, method, path, status));
  }

  /** The last 10 000 requests, oldest first; admin calls are not among them. */
  public synchronized List<Entry> entries() {
    return entries.stream().map(AtomicReference::get).toList();
  }

  /** Forgets them. */
  public synchronized void clear() {
    entries.clear();
  }
}
