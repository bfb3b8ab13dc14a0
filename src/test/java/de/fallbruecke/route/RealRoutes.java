package de.fallbruecke.route;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.mapping.Mapping;
import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.route.camel.RouteContext;
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
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * All packages of this project, each with one instance at a destination of its own name, over the
 * real parser, schema packs and mappings.
 */
final class RealRoutes implements AutoCloseable {
  static final Path ROUTES = Path.of("routes");
  private static final AnnotationConfigApplicationContext SPRING = spring();

  private final RouteContext camel;
  private final ActiveRoutes routes;
  private final RouteRun run;
  private String draft = "";

  RealRoutes() {
    SchemaPacks packs = bean(SchemaPacks.class);
    MessageHeaders headers = bean(MessageHeaders.class);
    LoadedPackages loaded = new LoadedPackages(ROUTES, packs, this::observed);
    Map<String, Destination> destinations = new LinkedHashMap<>();
    Map<String, RoutesProperties.Instance> instances = new LinkedHashMap<>();
    for (String id : loaded.all().keySet()) {
      destinations.put(id, destination(id));
      Map<String, String> values = new LinkedHashMap<>();
      loaded.all().get(id).checked().manifest().parameters().values().stream()
          .filter(parameter -> parameter.fallback() == null)
          .forEach(parameter -> values.put(parameter.name(), parameter.name()));
      values.put("destination", id);
      instances.put(id, new RoutesProperties.Instance(id, "mandant", values));
    }
    camel = new RouteContext(packs, headers);
    routes =
        new ActiveRoutes(
            new RoutesProperties(ROUTES, instances),
            loaded,
            new Doubles.FixedDestinations(destinations),
            camel);
    run =
        new RouteRun(
            routes,
            bean(SourceDocuments.class),
            new CaseAssembler(headers, Clock.fixed(RouteWorld.NOW, ZoneOffset.UTC)));
  }

  private Mapping observed(String packageName, String file, Map<String, byte[]> files) {
    Mapping mapping = bean(Mappings.class).compile(packageName, file, files);
    return (source, codeLists) -> {
      Mapping.Mapped mapped = mapping.apply(source, codeLists);
      draft = bean(CaseFormat.class).toDraft(mapped.caseRecord());
      return mapped;
    };
  }

  /** What the mapping made in the last run, before the gateway completed it. */
  String draft() {
    return draft;
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
        camel.entrances("fitconnect", id).getFirst().instance().services().stream()
            .findFirst()
            .orElse(null);
    String schemaUri =
        routes.find(id).orElseThrow().schemaPacks().stream()
            .findFirst()
            .flatMap(bean(SchemaPacks.class)::find)
            .map(SchemaPack::schemaUris)
            .map(List::getFirst)
            .orElse(null);
    return fixture.input(destination(id), service, schemaUri);
  }

  Routed route(RouteInput input) {
    return run.of(input);
  }

  @Override
  public void close() {
    camel.close();
  }
}
