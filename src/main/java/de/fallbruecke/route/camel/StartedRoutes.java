package de.fallbruecke.route.camel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The routes of one instance in one version while they run. They end when they are retired and the
 * last run through them has ended, so that a change of version disturbs no work that has begun.
 */
public final class StartedRoutes {
  private final RunningInstance instance;
  private final List<Entrance> entrances = new CopyOnWriteArrayList<>();
  private Runnable removal = () -> {};
  private int runs;
  private boolean retired;

  StartedRoutes(RunningInstance instance) {
    this.instance = instance;
  }

  void removedBy(Runnable remove) {
    removal = remove;
  }

  void add(Entrance entrance) {
    entrances.add(entrance);
  }

  /** What runs. */
  public RunningInstance instance() {
    return instance;
  }

  /** The beginnings of its routes. */
  public List<Entrance> entrances() {
    return List.copyOf(entrances);
  }

  /** A run begins; false if they are retired and the caller has to look for their successor. */
  public synchronized boolean enter() {
    if (!retired) {
      runs++;
    }
    return !retired;
  }

  /** A run that was let in has ended. */
  public void leave() {
    boolean last;
    synchronized (this) {
      runs--;
      last = retired && runs == 0;
    }
    if (last) {
      removal.run();
    }
  }

  /** No further runs; the routes are removed as soon as the present ones have ended. */
  public void retire() {
    boolean idle;
    synchronized (this) {
      if (retired) {
        return;
      }
      retired = true;
      idle = runs == 0;
    }
    if (idle) {
      removal.run();
    }
  }
}
