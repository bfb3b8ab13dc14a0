package de.fallbruecke.xoev;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Where in an XML document a reader is: element names with positions, never values. */
final class ElementPath {
  private static final int MAX_LENGTH = 500;

  private final Deque<Step> steps = new ArrayDeque<>();
  private Map<String, Integer> counts = new HashMap<>();

  void enter(String name) {
    int position = counts.merge(name, 1, Integer::sum);
    steps.addLast(new Step(name, position, counts));
    counts = new HashMap<>(4);
  }

  void leave() {
    counts = steps.removeLast().siblings();
  }

  /** Name of the current element, empty outside of the root. */
  String name() {
    return steps.isEmpty() ? "" : steps.getLast().name();
  }

  /** For example {@code /antrag/antragsteller[2]/name}. */
  @Override
  public String toString() {
    if (steps.isEmpty()) {
      return "/";
    }
    StringBuilder text = new StringBuilder();
    for (Iterator<Step> each = steps.iterator(); each.hasNext() && text.length() < MAX_LENGTH; ) {
      Step step = each.next();
      text.append('/').append(step.name());
      if (step.position() > 1) {
        text.append('[').append(step.position()).append(']');
      }
    }
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text.toString();
  }

  private record Step(String name, int position, Map<String, Integer> siblings) {}
}
