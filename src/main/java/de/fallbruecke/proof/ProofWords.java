package de.fallbruecke.proof;

/** Labels in the reader's language; for what is unknown the technical name. */
public interface ProofWords {
  String kind(String kind);

  /** The name of a fact of an event of this kind. */
  String fact(String kind, String name);

  String value(String name, String value);

  /** A moment as people write it. */
  String time(java.time.Instant at);
}
