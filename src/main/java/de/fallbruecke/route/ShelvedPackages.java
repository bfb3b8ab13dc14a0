package de.fallbruecke.route;

import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Describes what is on the shelf. */
record ShelvedPackages(Shelf shelf) implements RoutePackages {
  @Override
  public List<RoutePackage> all() {
    List<RoutePackage> found = new ArrayList<>();
    for (Shelf.Item item : shelf.all().values()) {
      if (item instanceof Shelf.Item.Ready one) {
        found.add(describe(one.ready()));
      }
    }
    return found;
  }

  @Override
  public Map<String, String> broken() {
    Map<String, String> found = new TreeMap<>();
    shelf
        .all()
        .forEach(
            (name, item) -> {
              if (item instanceof Shelf.Item.Broken one) {
                found.put(name, one.problem().getMessage());
              }
            });
    return found;
  }

  static RoutePackage describe(ReadyPackage ready) {
    return describe(ready.checked());
  }

  static RoutePackage describe(CheckedPackage checked) {
    Manifest manifest = checked.manifest();
    return new RoutePackage(
        manifest.id(),
        manifest.version(),
        manifest.title(),
        manifest.description(),
        checked.hash(),
        manifest.licence(),
        manifest.maintainer(),
        manifest.services(),
        manifest.schemaPacks(),
        manifest.parameters().values().stream()
            .map(
                p ->
                    new RoutePackage.Parameter(
                        p.name(),
                        p.type().key(),
                        p.description(),
                        p.fallback(),
                        p.limits().values(),
                        p.limits().min(),
                        p.limits().max(),
                        p.limits().pattern()))
            .toList());
  }
}
