package de.fallbruecke.route;

import de.fallbruecke.platform.Traces;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the routes of this process before its engine works, and follows activations afterwards. A
 * thread of its own, because every process has to follow; a chore runs on one of them.
 */
final class RouteStart implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(RouteStart.class);
  private static final long EVERY_MILLIS = 1_000;

  private final Supplier<ConfiguredInstances> configured;
  private final Supplier<RouteWatch> watch;
  private final boolean guest;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("route-watch").daemon(true).factory());
  private @Nullable ScheduledFuture<?> looks;

  /**
   * Not started yet.
   *
   * @param guest a program that only visits the database runs no routes
   */
  RouteStart(Supplier<ConfiguredInstances> configured, Supplier<RouteWatch> watch, boolean guest) {
    this.configured = configured;
    this.watch = watch;
    this.guest = guest;
  }

  @Override
  public synchronized void start() {
    configured.get().bring();
    watch.get().start();
    looks =
        thread.scheduleWithFixedDelay(
            this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      watch.get().look();
    } catch (RuntimeException e) {
      // What runs goes on; the next look is in a second.
      LOG.debug("Activations were not read: {}", Traces.withoutMessages(e));
    }
  }

  @Override
  public synchronized void stop() {
    if (looks != null) {
      looks.cancel(false);
      looks = null;
    }
    thread.shutdownNow();
  }

  @Override
  public synchronized boolean isRunning() {
    return looks != null;
  }

  @Override
  public boolean isAutoStartup() {
    return !guest;
  }

  /** Before the engine and the web server, after nothing. */
  @Override
  public int getPhase() {
    return 0;
  }
}
