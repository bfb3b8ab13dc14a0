package de.fallbruecke.console.live;

import de.fallbruecke.platform.Traces;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The pages that follow what happens, and the one clockwork that looks for all of them. */
final class OpenPages implements SmartLifecycle {
  /** One open page. */
  interface Listener {
    /** Says that these areas changed; none: only that the line is alive. */
    void tell(Set<String> areas);

    void end();
  }

  private static final Logger LOG = LoggerFactory.getLogger(OpenPages.class);
  private static final long BEAT_MILLIS = 1000;
  private static final int BEATS_OF_SILENCE = 15;

  private final List<Pulse> pulses;
  private final int most;
  private final ConcurrentHashMap<Listener, Predicate<String>> pages = new ConcurrentHashMap<>();
  private final AtomicInteger silence = new AtomicInteger();
  private volatile boolean failed;
  private volatile @org.jspecify.annotations.Nullable ScheduledExecutorService clockwork;

  /**
   * @param most pages at once; who comes later is not taken
   */
  OpenPages(List<Pulse> pulses, int most) {
    this.pulses = List.copyOf(pulses);
    this.most = most;
  }

  /**
   * Takes it.
   *
   * @param sees which tenants it may hear of
   * @return whether there was room
   */
  boolean add(Listener page, Predicate<String> sees) {
    if (pages.size() >= most || clockwork == null) {
      return false;
    }
    pages.put(page, sees);
    return true;
  }

  void remove(Listener page) {
    pages.remove(page);
  }

  int count() {
    return pages.size();
  }

  /** Looks once and tells those whom it concerns. */
  void beat() {
    if (pages.isEmpty()) {
      return;
    }
    record Changed(String area, Set<String> tenants) {}
    List<Changed> changed =
        pulses.stream().map(pulse -> new Changed(pulse.area(), pulse.beat())).toList();
    boolean alive = silence.incrementAndGet() >= BEATS_OF_SILENCE;
    if (alive) {
      silence.set(0);
    }
    pages.forEach(
        (page, sees) -> {
          Set<String> areas = new HashSet<>();
          for (Changed one : changed) {
            if (one.tenants().stream().anyMatch(sees)) {
              areas.add(one.area());
            }
          }
          if (alive || !areas.isEmpty()) {
            page.tell(areas);
          }
        });
  }

  private void beatSafely() {
    try {
      beat();
      failed = false;
    } catch (RuntimeException e) {
      // open pages ask by themselves every half minute; the next look may succeed
      if (!failed) {
        LOG.warn("Open pages could not be told what changed: {}", Traces.withoutMessages(e));
      }
      failed = true;
    }
  }

  @Override
  public void start() {
    ScheduledExecutorService beats =
        Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("console-live").unstarted(work));
    var _ =
        beats.scheduleWithFixedDelay(
            this::beatSafely, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    clockwork = beats;
  }

  @Override
  public void stop() {
    ScheduledExecutorService beats = clockwork;
    clockwork = null;
    if (beats != null) {
      beats.shutdownNow();
    }
    pages.keySet().forEach(Listener::end);
    pages.clear();
  }

  @Override
  public boolean isRunning() {
    return clockwork != null;
  }

  /** Ends before the web server begins to wait for open requests. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
