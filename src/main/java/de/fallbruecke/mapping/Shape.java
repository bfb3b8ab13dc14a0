package de.fallbruecke.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a mapping may fill in one kind of element of the case record, under the names that the
 * record has in JSON. Built once, by hand in {@link CaseShape}: no reflection while mapping.
 */
final class Shape<T> {
  /** One name in a block. */
  sealed interface Slot<T> {}

  /** Converted values; {@code many} if several are allowed. */
  record Values<T>(As as, boolean many, BiConsumer<T, Value> put) implements Slot<T> {}

  /** A word that the mapping fixes, such as a role; set when the element exists. */
  record Word<T>(Set<String> allowed, String otherwise, BiConsumer<T, String> put)
      implements Slot<T> {}

  /** A nested element; {@code many} if several are allowed. */
  record Part<T, P>(Supplier<Shape<P>> shape, boolean many, BiConsumer<T, P> put)
      implements Slot<T> {}

  private final Supplier<T> maker;
  private final Map<String, Slot<T>> slots = new LinkedHashMap<>();

  Shape(Supplier<T> maker) {
    this.maker = maker;
  }

  T make() {
    return maker.get();
  }

  Map<String, Slot<T>> slots() {
    return slots;
  }

  Shape<T> text(String name, BiConsumer<T, String> set) {
    return value(name, As.TEXT, (t, v) -> set.accept(t, v.text()));
  }

  Shape<T> value(String name, As as, BiConsumer<T, Value> set) {
    slots.put(name, new Values<>(as, false, set));
    return this;
  }

  Shape<T> texts(String name, Function<T, List<String>> list) {
    slots.put(name, new Values<>(As.TEXT, true, (t, v) -> list.apply(t).add(v.text())));
    return this;
  }

  Shape<T> values(String name, As as, BiConsumer<T, Value> add) {
    slots.put(name, new Values<>(as, true, add));
    return this;
  }

  Shape<T> word(String name, Set<String> allowed, String otherwise, BiConsumer<T, String> set) {
    slots.put(name, new Word<>(allowed, otherwise, set));
    return this;
  }

  <P> Shape<T> part(String name, Supplier<Shape<P>> shape, BiConsumer<T, P> set) {
    slots.put(name, new Part<>(shape, false, set));
    return this;
  }

  <P> Shape<T> parts(String name, Supplier<Shape<P>> shape, Function<T, List<P>> list) {
    slots.put(name, new Part<>(shape, true, (t, p) -> list.apply(t).add(p)));
    return this;
  }
}
