package de.fallbruecke.route.camel;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xoev.MessageHeaders;
import de.fallbruecke.xoev.SchemaPacks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultLanguageResolver;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.DataFormatResolver;
import org.apache.camel.spi.LanguageResolver;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.SimpleRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one Camel context, closed in itself: no management beans, no autowiring, an empty registry,
 * five components, two languages, no data formats, no placeholders. The file check before it
 * already lets nothing else through; this is the second wall behind it.
 */
public final class RouteContext implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RouteContext.class);
  private static final int SHUTDOWN_SECONDS = 10;
  private static final Set<String> LANGUAGES = Set.of("simple", "constant");

  private final DefaultCamelContext camel = new DefaultCamelContext(new SimpleRegistry());
  private final Entrances entrances = new Entrances();
  private final AtomicLong starts = new AtomicLong();

  /** Starts the context; it has no routes yet. */
  public RouteContext(SchemaPacks packs, MessageHeaders headers) {
    Map<String, Component> components =
        Map.of(
            "fitconnect", new EntranceComponent("fitconnect", entrances),
            "xta", new EntranceComponent("xta", entrances),
            "xoev", new XoevComponent(packs, headers),
            "case", new CaseComponent(packs),
            "target", new TargetComponent());
    camel.disableJMX();
    camel.setAutowiredEnabled(false);
    camel.setStreamCaching(false);
    camel.setMessageHistory(false);
    camel.setAllowUseOriginalMessage(false);
    camel.setLogExhaustedMessageBody(false);
    camel.setPropertiesComponent(noPlaceholders());
    camel.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
    camel.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    ExtendedCamelContext extension = camel.getCamelContextExtension();
    extension.setName("fallbruecke-routes");
    // Camel's own error handler would log the exchange; faults go to the caller as they are.
    extension.setErrorHandlerFactory(new NoErrorHandlerDefinition());
    extension.addContextPlugin(ComponentResolver.class, (name, context) -> null);
    extension.addContextPlugin(DataFormatResolver.class, (name, context) -> null);
    LanguageResolver languages = new DefaultLanguageResolver();
    extension.addContextPlugin(
        LanguageResolver.class,
        (name, context) -> {
          if (!LANGUAGES.contains(name)) {
            throw new NoSuchLanguageException(name);
          }
          return languages.resolveLanguage(name, context);
        });
    components.forEach(camel::addComponent);
    extension.registerEndpointCallback((uri, endpoint) -> own(endpoint, components.values()));
    camel.start();
  }

  /** The last layer: whatever way an endpoint came about, it is of one of ours. */
  static Endpoint own(Endpoint endpoint, Collection<Component> components) {
    if (!components.contains(((DefaultEndpoint) endpoint).getComponent())) {
      throw new IllegalArgumentException("Endpoint of a foreign component");
    }
    return endpoint;
  }

  private static PropertiesComponent noPlaceholders() {
    PropertiesComponent properties = new PropertiesComponent();
    properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
    properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
    properties.setAutoDiscoverPropertiesSources(false);
    properties.setPropertiesParser(new RefusingPlaceholders());
    return properties;
  }

  /**
   * Starts the routes of an instance beside everything that runs already.
   *
   * @param route checked text with the values of the instance in it
   * @throws Fault PACKAGE_INVALID if Camel cannot build a route from it; then none of it runs
   */
  public StartedRoutes start(RunningInstance instance, String route) {
    StartedRoutes started = new StartedRoutes(instance);
    List<RouteDefinition> routes = List.of();
    try {
      routes = definitions(instance, route);
      for (RouteDefinition definition : routes) {
        entrances.announce(definition.getRouteId(), started);
      }
      camel.addRouteDefinitions(routes);
    } catch (Exception e) {
      remove(routes);
      throw new Fault(
          FaultCode.PACKAGE_INVALID,
          "Camel cannot build the route of %s (%s). The instance is not active; correct route.camel.yaml."
              .formatted(instance.title(), e.getClass().getSimpleName()),
          e);
    }
    List<RouteDefinition> running = routes;
    started.removedBy(() -> remove(running));
    return started;
  }

  private List<RouteDefinition> definitions(RunningInstance instance, String route)
      throws Exception {
    try (YamlRoutesBuilderLoader loader = new YamlRoutesBuilderLoader()) {
      loader.setCamelContext(camel);
      loader.start();
      RouteBuilder builder =
          (RouteBuilder)
              loader.loadRoutesBuilder(
                  ResourceHelper.fromString(instance.name() + ".camel.yaml", route));
      List<RouteDefinition> routes = new ArrayList<>(builder.configureRoutes(camel).getRoutes());
      // One package runs for many tenants, and for a moment in two versions: the id names all that.
      String prefix = instance.name() + "/" + starts.incrementAndGet() + "/";
      routes.forEach(definition -> definition.setId(prefix + definition.getRouteId()));
      return routes;
    }
  }

  private void remove(List<RouteDefinition> routes) {
    for (RouteDefinition definition : routes) {
      entrances.forget(definition.getRouteId());
      try {
        camel.getRouteController().stopRoute(definition.getRouteId());
        camel.removeRoute(definition.getRouteId());
      } catch (Exception e) {
        // Nothing is led to it any more; what is left costs a little memory until the next start.
        LOG.warn("A route could not be removed: {} ({})", definition.getRouteId(), e.getClass());
      }
    }
    try {
      camel.removeRouteDefinitions(routes);
    } catch (Exception e) {
      LOG.warn("Route definitions could not be removed ({})", e.getClass().getName());
    }
  }

  /** How many routes there are, those included that only wait for their last run to end. */
  public int routes() {
    return camel.getRoutesSize();
  }

  /** Stops all routes. */
  @Override
  public void close() {
    camel.stop();
  }
}
