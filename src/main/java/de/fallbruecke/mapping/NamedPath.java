package de.fallbruecke.mapping;

import java.util.List;

/** Places of the source that are accounted for by name, and why. */
record NamedPath(SourcePath path, String reason) {
  static List<MappingOutline.Named> outline(List<NamedPath> paths) {
    return paths.stream()
        .map(named -> new MappingOutline.Named(named.path().text(), named.reason()))
        .toList();
  }
}
