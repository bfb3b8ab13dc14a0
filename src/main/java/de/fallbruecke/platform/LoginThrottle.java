package de.fallbruecke.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Slows down the guessing of passwords: after five tries without success one user name from one
 * address pauses for a minute. Every try counts when it begins, so that a burst of parallel tries
 * gets no further than a slow one. Bounded: what was tried longest ago is forgotten first. Of this
 * process only.
 */
public final class LoginThrottle {
  /** How long it takes until one may try again. */
  public static final Duration PAUSE = Duration.ofMinutes(1);

  private static final int FREE_TRIES = 5;
  private static final int REMEMBERED = 10_000;
  private static final int LONGEST_NAME = 100;

  private record Tries(int count, Instant last) {}

  private static final Tries NONE = new Tries(0, Instant.EPOCH);

  private final Clock clock;
  private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true);

  public LoginThrottle(Clock clock) {
    this.clock = clock;
  }

  /** Counts a try; false if it must not be made now. */
  public synchronized boolean mayTry(String user, String address) {
    String key = key(user, address);
    Instant now = clock.instant();
    Tries before = tries.getOrDefault(key, NONE);
    boolean rested = !now.isBefore(before.last().plus(PAUSE));
    if (!rested && before.count() >= FREE_TRIES) {
      return false;
    }
    tries.put(key, new Tries(rested ? 1 : before.count() + 1, now));
    if (tries.size() > REMEMBERED) {
      tries.remove(tries.keySet().iterator().next());
    }
    return true;
  }

  /** Forgets the tries of somebody who knew the password. */
  public synchronized void succeeded(String user, String address) {
    tries.remove(key(user, address));
  }

  synchronized int remembered() {
    return tries.size();
  }

  private static String key(String user, String address) {
    String name = user.length() > LONGEST_NAME ? user.substring(0, LONGEST_NAME) : user;
    return address + ' ' + name.strip().toLowerCase(Locale.ROOT);
  }
}
