package de.fallbruecke.mapping;

import java.util.ArrayList;
import java.util.List;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;

/**
 * One block of a mapping: makes elements of the case record. An element for which the source gives
 * nothing is not made. Immutable.
 *
 * @param each the nodes to make one element of each; null for the surrounding node
 * @param when made only if this is true there
 * @param cardinality how many there must be; not asked if there is no {@code each} and {@code when}
 *     is false
 */
record BlockRule<T>(
    Where where,
    Shape<T> shape,
    @Nullable SourcePath each,
    @Nullable SourcePath when,
    Cardinality cardinality,
    List<Fill<T>> fills,
    Extras extras) {
  BlockRule {
    fills = List.copyOf(fills);
  }

  /** A step that fills one name of the element; true if the source gave something. */
  @FunctionalInterface
  interface Fill<T> {
    boolean fill(Run run, XdmNode context, T element);
  }

  List<T> make(Run run, XdmNode context) {
    List<T> made = new ArrayList<>();
    boolean asked = each != null;
    for (XdmNode node : each == null ? List.of(context) : each.select(context)) {
      if (when != null && !when.test(node)) {
        continue;
      }
      asked = true;
      T element = shape.make();
      if (fill(run, node, element)) {
        made.add(element);
      }
    }
    if (asked && !cardinality.isAny()) {
      cardinality.check(where, made.size(), "elements", run.path(context));
    }
    return made;
  }

  /** Fills one element; true if the source gave something. */
  boolean fill(Run run, XdmNode node, T element) {
    boolean any = false;
    for (Fill<T> fill : fills) {
      any |= fill.fill(run, node, element);
    }
    any |= extras.fill(run, node, element);
    return any;
  }

  /** A word, and when it is the right one; null for otherwise. */
  record Choice(@Nullable SourcePath when, String word) {}

  static <T> Fill<T> word(Shape.Word<T> slot, List<Choice> choices) {
    return (run, context, element) -> {
      for (Choice choice : choices) {
        if (choice.when() == null || choice.when().test(context)) {
          slot.put().accept(element, choice.word());
          break;
        }
      }
      return false;
    };
  }

  static <T> Fill<T> values(Shape.Values<T> slot, Where where, ValueRule rule) {
    return (run, context, element) -> {
      List<Value> values = rule.read(run, context);
      if (values.size() > 1 && !slot.many()) {
        throw where.failed(
            values.size()
                + " values at "
                + values.get(0).source()
                + " and "
                + values.get(1).source()
                + ", but the case has room for one; choose with a predicate or use join");
      }
      values.forEach(value -> slot.put().accept(element, value));
      return values.stream().anyMatch(value -> value.source() != null);
    };
  }

  static <T, P> Fill<T> part(Shape.Part<T, P> slot, Where where, List<BlockRule<P>> blocks) {
    return (run, context, element) -> {
      List<P> parts = new ArrayList<>();
      for (BlockRule<P> block : blocks) {
        parts.addAll(block.make(run, context));
      }
      if (parts.size() > 1 && !slot.many()) {
        throw where.failed(
            parts.size() + " elements, but the case has room for one; choose with a predicate");
      }
      parts.forEach(part -> slot.put().accept(element, part));
      return !parts.isEmpty();
    };
  }
}
