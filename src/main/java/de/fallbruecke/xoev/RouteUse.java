package de.fallbruecke.xoev;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one route needs of standards, in whatever way it is known.
 *
 * @param title for people, for example {@code wohngeld 1.0.0}
 * @param schemaPacks as the package writes them: {@code name} or {@code name:version}; empty for a
 *     route that takes any
 * @param codeLists lists that its mapping names
 */
public record RouteUse(String title, List<String> schemaPacks, List<ListUse> codeLists) {
  public RouteUse {
    schemaPacks = List.copyOf(schemaPacks);
    codeLists = List.copyOf(codeLists);
  }

  /** A code list, without version in any. */
  public record ListUse(String uri, @Nullable String version) {}
}
