package de.fallbruecke.submission;

import java.util.List;

/** The receipt that the portal is to get. */
public sealed interface Decision {
  /** The submission is taken. */
  record Accept() implements Decision {}

  /** The submission is refused for defects that the sender alone can have caused; terminal. */
  record Reject(List<Problem> problems) implements Decision {
    public Reject {
      problems = List.copyOf(problems);
    }
  }
}
