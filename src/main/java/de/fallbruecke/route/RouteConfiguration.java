package de.fallbruecke.route;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.DatabaseGuest;
import de.fallbruecke.route.camel.RouteContext;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.vault.Vault;
import de.fallbruecke.xoev.MessageHeaders;
import de.fallbruecke.xoev.SchemaPacks;
import de.fallbruecke.xoev.SourceDocuments;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoutesProperties.class)
class RouteConfiguration {
  @Bean(destroyMethod = "close")
  RouteContext routeContext(SchemaPacks packs, MessageHeaders headers) {
    return new RouteContext(packs, headers);
  }

  @Bean
  ActiveRoutes activeRoutes(RouteContext context, Destinations destinations) {
    return new ActiveRoutes(context, destinations);
  }

  @Bean
  PackageCompiler packageCompiler(SchemaPacks packs, Mappings mappings) {
    return new PackageCompiler(packs, mappings);
  }

  @Bean
  Shelf shelf(RoutesProperties properties, PackageCompiler compiler) {
    return new Shelf(properties.directory(), compiler);
  }

  @Bean
  RoutePackages routePackages(Shelf shelf) {
    return new ShelvedPackages(shelf);
  }

  @Bean
  ActivationLog activationLog(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new PostgresActivationLog(jdbc, new TransactionTemplate(transactions));
  }

  @Bean
  PackageStore packageStore(JdbcClient jdbc, Clock clock) {
    return new PostgresPackageStore(jdbc, clock);
  }

  @Bean
  RouteWatch routeWatch(
      ActivationLog log, PackageStore store, PackageCompiler compiler, ActiveRoutes routes) {
    return new RouteWatch(log, store, compiler, routes);
  }

  @Bean
  ConfiguredInstances configuredInstances(
      RoutesProperties properties,
      Shelf shelf,
      PackageCompiler compiler,
      PackageStore store,
      ActivationLog log,
      Destinations destinations,
      Clock clock) {
    return new ConfiguredInstances(
        properties, shelf, compiler, store, log, new InstanceCheck(destinations), clock);
  }

  /** Spring makes it in every program, so it asks for its parts only where it starts. */
  @Bean
  RouteStart routeStart(
      ObjectProvider<ConfiguredInstances> configured,
      ObjectProvider<RouteWatch> watch,
      ObjectProvider<DatabaseGuest> guest) {
    return new RouteStart(configured::getObject, watch::getObject, guest.getIfAvailable() != null);
  }

  @Bean
  RouteRun routeRun(SourceDocuments documents, MessageHeaders headers, Clock clock) {
    return new RouteRun(documents, new CaseAssembler(headers, clock));
  }

  @Bean
  StoredInputs storedInputs(Vault vault) {
    return new StoredInputs(vault);
  }

  @Bean
  Routing routing(StoredInputs inputs, ActiveRoutes routes, RouteRun run) {
    return new VaultRouting(inputs, routes, run);
  }

  @Bean
  FixtureRun fixtureRun(RouteContext context, RouteRun run, CaseFormat format, SchemaPacks packs) {
    return new FixtureRun(context, run, format, packs);
  }

  @Bean
  Workbench workbench(PackageCompiler compiler, FixtureRun fixtures, CaseFormat format) {
    return new Workbench(compiler, fixtures, format);
  }

  @Bean
  ReplayLog replayLog(JdbcClient jdbc) {
    return new PostgresReplayLog(jdbc);
  }

  @Bean
  ActivationPlan activationPlan(
      RoutesProperties properties,
      PackageCompiler compiler,
      ActivationLog log,
      Destinations destinations,
      Clock clock) {
    return new ActivationPlan(properties, compiler, log, new InstanceCheck(destinations), clock);
  }

  @Bean
  Activations activations(
      RoutesProperties properties,
      RouteContext context,
      ActivationPlan plan,
      ActivationLog log,
      PackageStore store,
      PackageCompiler compiler,
      FixtureRun fixtures,
      ReplayLog replays,
      Destinations destinations,
      Clock clock) {
    return new ActivationDesk(
        plan,
        new ActivationGate(
            properties.activation(),
            context,
            new InstanceCheck(destinations),
            log,
            store,
            compiler,
            fixtures,
            replays),
        log,
        store,
        compiler,
        clock);
  }

  @Bean
  Replays replays(
      ActivationPlan plan,
      PackageStore store,
      PackageCompiler compiler,
      RouteContext context,
      RouteRun run,
      CaseFormat format,
      FixtureRun fixtures,
      StoredInputs inputs,
      Submissions submissions,
      Destinations destinations,
      ReplayLog log,
      Clock clock) {
    return new ShadowRun(
        plan,
        store,
        compiler,
        context,
        run,
        format,
        fixtures,
        inputs,
        submissions,
        destinations,
        log,
        clock);
  }

  @Bean
  ActivePackages activePackages(Activations activations, PackageStore store) {
    return new ActivePackages(activations, store);
  }
}
