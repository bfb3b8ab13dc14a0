package de.fallbruecke.route;

import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.route.camel.RouteContext;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.vault.Vault;
import de.fallbruecke.xoev.MessageHeaders;
import de.fallbruecke.xoev.SchemaPacks;
import de.fallbruecke.xoev.SourceDocuments;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoutesProperties.class)
class RouteConfiguration {
  @Bean(destroyMethod = "close")
  RouteContext routeContext(SchemaPacks packs, MessageHeaders headers) {
    return new RouteContext(packs, headers);
  }

  @Bean
  ActiveRoutes routePackages(
      RoutesProperties properties,
      SchemaPacks packs,
      Mappings mappings,
      Destinations destinations,
      RouteContext context) {
    LoadedPackages loaded = new LoadedPackages(properties.directory(), packs, mappings);
    return new ActiveRoutes(properties, loaded, destinations, context);
  }

  @Bean
  Routing routing(
      Vault vault,
      ActiveRoutes routes,
      SourceDocuments documents,
      MessageHeaders headers,
      Clock clock) {
    return new VaultRouting(
        vault, new RouteRun(routes, documents, new CaseAssembler(headers, clock)));
  }
}
