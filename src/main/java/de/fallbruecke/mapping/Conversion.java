package de.fallbruecke.mapping;

/** Turns what a path named into a value of the case. Immutable. */
@FunctionalInterface
interface Conversion {
  /**
   * The value, in the form that the case record wants.
   *
   * @throws Misfit if it is none
   */
  Value convert(Raw raw, Run run);
}
