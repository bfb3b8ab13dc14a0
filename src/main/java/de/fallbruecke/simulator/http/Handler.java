package de.fallbruecke.simulator.http;

import java.io.IOException;

/** Answers one kind of request. */
@FunctionalInterface
public interface Handler {
  /** Answers the call, or throws {@link Refusal}. */
  void handle(Call call) throws IOException;
}
