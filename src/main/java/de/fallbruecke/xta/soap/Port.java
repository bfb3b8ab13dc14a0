package de.fallbruecke.xta.soap;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A port that is made when needed, and anew when the certificate behind it was renewed. */
public final class Port<P> {
  private final Supplier<Object> version;
  private final Supplier<P> maker;
  private volatile @Nullable Made<P> made;

  private record Made<P>(Object version, P port) {}

  Port(Supplier<Object> version, Supplier<P> maker) {
    this.version = version;
    this.maker = maker;
  }

  /** The port to call now; safe for concurrent use. */
  public P get() {
    Object wanted = version.get();
    Made<P> now = made;
    return now != null && now.version().equals(wanted) ? now.port() : make(wanted);
  }

  private synchronized P make(Object wanted) {
    Made<P> now = made;
    if (now == null || !now.version().equals(wanted)) {
      now = new Made<>(wanted, maker.get());
      made = now;
    }
    return now.port();
  }
}
