package de.fallbruecke.route;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.route.camel.RouteContext;
import de.fallbruecke.route.folder.PackageFiles;
import de.fallbruecke.route.folder.PackageFolder;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.xoev.MessageHeaders;
import de.fallbruecke.xoev.SchemaPacks;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * How long 200 different packages take to start, and one of them to switch: {@code mvn -o -Dfast
 * test -Dtest=ManyPackagesBench}. Not part of the suite.
 */
class ManyPackagesBench {
  private static final int PACKAGES = 200;

  @Test
  void run() {
    SchemaPacks packs = RealRoutes.bean(SchemaPacks.class);
    PackageCompiler compiler = new PackageCompiler(packs, RealRoutes.bean(Mappings.class));
    PackageFiles sample = new PackageFolder(RealRoutes.ROUTES.resolve("sozialhilfe")).files();
    Doubles.MemoryStore store = new Doubles.MemoryStore();
    Doubles.MemoryLog log = new Doubles.MemoryLog();
    Map<String, Destination> destinations = new LinkedHashMap<>();
    for (int i = 0; i < PACKAGES; i++) {
      String name = "sozialhilfe-" + i;
      destinations.put(name, RealRoutes.destination(name));
      activate(compiler.compile(named(sample, name)), store, log, name);
    }
    try (RouteContext camel = new RouteContext(packs, RealRoutes.bean(MessageHeaders.class))) {
      ActiveRoutes routes = new ActiveRoutes(camel, new Doubles.FixedDestinations(destinations));
      RouteWatch watch = new RouteWatch(log, store, compiler, routes);

      long before = System.nanoTime();
      watch.start();
      long started = System.nanoTime();
      assertThat(routes.running()).hasSize(PACKAGES);
      System.out.printf("%d packages started in %d ms%n", PACKAGES, (started - before) / 1_000_000);

      for (int round = 0; round < 5; round++) {
        PackageFiles next = changed(named(sample, "sozialhilfe-7"), round);
        activate(compiler.compile(next), store, log, "sozialhilfe-7");
        before = System.nanoTime();
        watch.look();
        System.out.printf("switched in %d ms%n", (System.nanoTime() - before) / 1_000_000);
        assertThat(camel.routes()).isEqualTo(PACKAGES);
      }
    }
  }

  private static void activate(
      ReadyPackage ready, PackageStore store, ActivationLog log, String name) {
    Map<String, String> values = new LinkedHashMap<>();
    ready
        .manifest()
        .parameters()
        .values()
        .forEach(p -> values.put(p.name(), p.fallback() == null ? p.name() : p.fallback()));
    values.put("destination", name);
    store.put(ready);
    log.add(Optional.empty(), Doubles.activation(name, ready, values));
  }

  private static PackageFiles named(PackageFiles sample, String name) {
    SortedMap<String, byte[]> files = new TreeMap<>(sample.content());
    replace(files, "package.yaml", "id: sozialhilfe", "id: " + name);
    return new PackageFiles(name, files);
  }

  private static PackageFiles changed(PackageFiles sample, int round) {
    SortedMap<String, byte[]> files = new TreeMap<>(sample.content());
    replace(files, "mapping.yaml", "mapping: 1", "# " + round + "\nmapping: 1");
    return new PackageFiles(sample.name(), files);
  }

  private static void replace(
      SortedMap<String, byte[]> files, String file, String from, String to) {
    String text = new String(files.get(file), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    files.put(file, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }
}
