package de.fallbruecke.platform;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Stack traces for the log without exception messages, which may quote content. */
public final class Traces {
  private static final int FRAMES = 25;

  private Traces() {}

  /** Classes of the exception and its causes with their first frames. */
  public static String withoutMessages(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable t = failure; t != null && text.length() < 20_000; t = t.getCause()) {
      text.append(text.isEmpty() ? "" : "\n caused by ")
          .append(t.getClass().getName())
          .append(
              Arrays.stream(t.getStackTrace())
                  .limit(FRAMES)
                  .map(frame -> "\n  at " + frame)
                  .collect(Collectors.joining()));
    }
    return text.toString();
  }
}
