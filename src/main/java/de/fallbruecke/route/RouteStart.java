package de.fallbruecke.route;

import de.fallbruecke.platform.Traces;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

  private final ConfiguredInstances configured;
  private final RouteWatch watch;
  private final boolean guest;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("route-watch").daemon(true).factory());
  private volatile boolean running;

  /**
   * Not started yet.
   *
   * @param guest a program that only visits the database runs no routes
   */
  RouteStart(ConfiguredInstances configured, RouteWatch watch, boolean guest) {
    this.configured = configured;
    this.watch = watch;
    this.guest = guest;
  }

  @Override
  public void start() {
    configured.bring();
    watch.start();
    running = true;
    thread.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      watch.look();
    } catch (RuntimeException e) {
      // What runs goes on; the next look is in a second.
      LOG.debug("Activations were not read: {}", Traces.withoutMessages(e));
    }
  }

  @Override
  public void stop() {
    running = false;
    thread.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
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
