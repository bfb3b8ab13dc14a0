package de.fallbruecke.mapping;

/** A value that its conversion cannot take. The message says why and never quotes the value. */
final class Misfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean unknownCode;

  Misfit(String why) {
    this(why, false);
  }

  private Misfit(String why, boolean unknownCode) {
    super(why, null, false, false);
    this.unknownCode = unknownCode;
  }

  static Misfit unknownCode(String list) {
    return new Misfit("the code is not in " + list, true);
  }

  boolean isUnknownCode() {
    return unknownCode;
  }
}
