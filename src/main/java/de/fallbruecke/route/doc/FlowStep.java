package de.fallbruecke.route.doc;

import java.util.List;

/** A step of a route, for the picture. */
sealed interface FlowStep {
  /** Kinds of boxes; each has its colour. */
  enum Kind {
    ENTRANCE,
    CHECK,
    MAP,
    TARGET,
    NOTE,
    END
  }

  /** One thing that happens. */
  record Box(Kind kind, String title, String detail) implements FlowStep {}

  /** Several ways to go on. */
  record Choice(List<Branch> branches) implements FlowStep {
    public Choice {
      branches = List.copyOf(branches);
    }
  }

  /**
   * One way.
   *
   * @param condition when it is taken, for people
   */
  record Branch(String condition, List<FlowStep> steps) {
    public Branch {
      steps = List.copyOf(steps);
    }
  }
}
