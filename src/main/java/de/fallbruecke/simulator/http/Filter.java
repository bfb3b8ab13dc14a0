package de.fallbruecke.simulator.http;

import java.io.IOException;

/** Stands before every handler. */
@FunctionalInterface
public interface Filter {
  /** Passes the call on to {@code next}, or answers or refuses it itself. */
  void filter(Call call, Handler next) throws IOException;
}
