package de.fallbruecke.mapping;

/** The compiler of mapping files, for tests of other packages. */
public final class TestMappings {
  private TestMappings() {}

  /** The real one, without Spring and without stylesheets. */
  public static Mappings real() {
    return new YamlMappings();
  }
}
