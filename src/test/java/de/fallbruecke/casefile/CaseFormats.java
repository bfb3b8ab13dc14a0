package de.fallbruecke.casefile;

/** The case format without a Spring context, for tests of other packages. */
public final class CaseFormats {
  private CaseFormats() {}

  /** A new one. */
  public static CaseFormat plain() {
    return new BoundCaseFormat();
  }
}
