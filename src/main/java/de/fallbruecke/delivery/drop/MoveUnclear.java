package de.fallbruecke.delivery.drop;

import java.io.IOException;

/** The line broke while something was renamed: it may have happened. */
public final class MoveUnclear extends IOException {
  public MoveUnclear(IOException cause) {
    super("A rename may have happened", cause);
  }
}
