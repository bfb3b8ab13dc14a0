package de.fallbruecke.delivery;

/** How a target is reached. */
public enum TargetType {
  /** HTTP POST to the specialist software. */
  REST,
  /** A folder per case in a drop directory. */
  FILE
}
