package de.fallbruecke.route;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.route.camel.RouteContext;
import de.fallbruecke.route.folder.PackageFolder;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.xoev.MessageHeaders;
import de.fallbruecke.xoev.SchemaPack;
import de.fallbruecke.xoev.SchemaPacks;
import de.fallbruecke.xoev.SourceDocuments;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * All packages of this project, each with one instance at a destination of its own name, over the
 * real parser, schema packs and mappings.
 */
final class RealRoutes implements AutoCloseable {
  static final Path ROUTES = Path.of("routes");
  private static final AnnotationConfigApplicationContext SPRING = spring();

  private static final PackageCompiler COMPILER =
      new PackageCompiler(bean(SchemaPacks.class), bean(Mappings.class));

  private final RouteContext camel;
  private final ActiveRoutes routes;
  private final RouteRun run;
  private final Map<String, ReadyPackage> ready = new LinkedHashMap<>();

  RealRoutes() {
    SchemaPacks packs = bean(SchemaPacks.class);
    MessageHeaders headers = bean(MessageHeaders.class);
    Map<String, Destination> destinations = new LinkedHashMap<>();
    Shelf shelf = new Shelf(ROUTES, COMPILER);
    shelf.names().forEach(id -> destinations.put(id, destination(id)));
    camel = new RouteContext(packs, headers);
    routes = new ActiveRoutes(camel, new Doubles.FixedDestinations(destinations));
    shelf
        .all()
        .forEach(
            (id, item) -> {
              if (item instanceof Shelf.Item.Ready one) {
                ready.put(id, one.ready());
                routes.switchTo(
                    Doubles.activation(id, one.ready(), values(id, one.ready())), one.ready());
              }
            });
    run =
        new RouteRun(
            bean(SourceDocuments.class),
            new CaseAssembler(headers, Clock.fixed(RouteWorld.NOW, ZoneOffset.UTC)));
  }

  private static Map<String, String> values(String id, ReadyPackage ready) {
    Map<String, String> values = new LinkedHashMap<>();
    ready
        .manifest()
        .parameters()
        .values()
        .forEach(p -> values.put(p.name(), p.fallback() == null ? p.name() : p.fallback()));
    values.put("destination", id);
    return values;
  }

  /** The packages whose schema packs are installed here. */
  static Stream<String> names() {
    Shelf shelf = new Shelf(ROUTES, COMPILER);
    return shelf.all().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Shelf.Item.Ready)
        .map(Map.Entry::getKey);
  }

  /** One fixture of a package. */
  static Fixture fixture(String packageId, String name) {
    return Fixture.all(new PackageFolder(ROUTES.resolve(packageId)).files()).stream()
        .filter(fixture -> fixture.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  boolean has(String id) {
    return ready.containsKey(id);
  }

  /** The fixtures of a package. */
  List<FixtureResult> fixtures(String id) {
    return new FixtureRun(camel, run, bean(CaseFormat.class), bean(SchemaPacks.class))
        .of(ready.get(id));
  }

  /** A bean of the packages around routes, made when first asked for. */
  static <T> T bean(Class<T> type) {
    return SPRING.getBean(type);
  }

  private static AnnotationConfigApplicationContext spring() {
    AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
    spring.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    spring.registerBean(Clock.class, () -> Clock.fixed(RouteWorld.NOW, ZoneOffset.UTC));
    spring.scan("de.fallbruecke.xoev", "de.fallbruecke.mapping", "de.fallbruecke.casefile");
    spring.refresh();
    return spring;
  }

  static Destination destination(String name) {
    return new Destination(
        name,
        "mandant",
        "fitconnect",
        Duration.ofMinutes(1),
        Destination.ReceiptCondition.DELIVERED,
        false,
        false,
        List.of(),
        List.of());
  }

  /** The fixture as a submission for the package's service under its schema. */
  RouteInput input(Fixture fixture) {
    String id = fixture.packageId();
    String service =
        routes.running().get(id).routes().instance().services().stream().findFirst().orElse(null);
    String schemaUri =
        ready.get(id).manifest().schemaPacks().stream()
            .findFirst()
            .flatMap(bean(SchemaPacks.class)::find)
            .map(SchemaPack::schemaUris)
            .map(List::getFirst)
            .orElse(null);
    return fixture.input(destination(id), service, schemaUri);
  }

  Routed route(RouteInput input) {
    try (ActiveRoutes.Admission admission =
        routes.admit(input.submission().id(), input.destination(), input.service())) {
      return run.through(admission.entrance(), input);
    }
  }

  @Override
  public void close() {
    camel.close();
  }
}
