package de.fallbruecke.route;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.delivery.Samples;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.DataDirectory;
import de.fallbruecke.platform.DatabaseGuest;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.keys.KeySource;
import de.fallbruecke.route.archive.TrustStore;
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
      ActivationLog log,
      PackageStore store,
      PackageCompiler compiler,
      ActiveRoutes routes,
      PostgresRouteProblems problems) {
    return new RouteWatch(log, store, compiler, routes, problems);
  }

  @Bean
  PostgresRouteProblems routeProblems(JdbcClient jdbc, IdSource ids, Clock clock) {
    return new PostgresRouteProblems(jdbc, ids.next(), clock);
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
  Comparisons comparisons(
      Vault vault,
      StoredInputs inputs,
      Destinations destinations,
      SourceDocuments documents,
      PackageStore store,
      PackageCompiler compiler,
      ActivationLog activations,
      RouteContext context,
      RouteRun run,
      CaseFormat format) {
    return new StoredComparisons(
        vault, inputs, destinations, documents, store, compiler, activations, context, run, format);
  }

  @Bean
  FixtureRun fixtureRun(RouteContext context, RouteRun run, CaseFormat format, SchemaPacks packs) {
    return new FixtureRun(context, run, format, packs);
  }

  @Bean
  Candidates candidates(ObjectProvider<PackageStore> store) {
    return new Candidates(store::getObject);
  }

  @Bean
  Workbench workbench(
      Candidates candidates, PackageCompiler compiler, FixtureRun fixtures, CaseFormat format) {
    return new Workbench(candidates, compiler, fixtures, format);
  }

  @Bean
  ReplayLog replayLog(JdbcClient jdbc) {
    return new PostgresReplayLog(jdbc);
  }

  @Bean
  ActivationPlan activationPlan(
      RoutesProperties properties,
      Candidates candidates,
      PackageCompiler compiler,
      ActivationLog log,
      Destinations destinations,
      Clock clock) {
    return new ActivationPlan(
        properties, candidates, compiler, log, new InstanceCheck(destinations), clock);
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

  @Bean
  Publishers publishers(RoutesProperties properties, JdbcClient jdbc, Clock clock) {
    return new Publishers(
        new TrustStore(properties.publishers()), new PostgresPublishers(jdbc), clock);
  }

  @Bean
  KeySource routeKeys(
      Publishers publishers,
      RoutesProperties properties,
      Destinations destinations,
      Targets targets) {
    return new RouteKeys(publishers, properties.signingKeys(), destinations, targets);
  }

  @Bean
  Takeovers takeovers(
      RoutesProperties properties,
      JdbcClient jdbc,
      ActivationLog log,
      PackageStore store,
      PackageCompiler compiler,
      Mappings mappings,
      Publishers publishers,
      IdSource ids,
      Clock clock) {
    PostgresTakeovers table = new PostgresTakeovers(jdbc);
    return new Takeovers(
        table,
        store,
        compiler,
        mappings,
        publishers,
        tenant -> new TenantPlace(tenant, properties.directory(), log, store, table),
        ids,
        clock);
  }

  @Bean
  PackageSources packageSources(
      RoutesProperties properties,
      Publishers publishers,
      Takeovers takeovers,
      DataDirectory data,
      Clock clock) {
    return new PackageSources(properties.sources(), publishers, data.path(), takeovers, clock);
  }

  @Bean
  PackageExports packageExports(
      RoutesProperties properties,
      ActivePackages packages,
      Takeovers takeovers,
      Mappings mappings,
      Clock clock) {
    return new PackageExports(packages, takeovers, mappings, properties.signingKeys(), clock);
  }

  @Bean
  PackageVersions packageVersions(
      Shelf shelf, Takeovers takeovers, ActivationLog log, PackageStore store) {
    return new PackageVersions(shelf, takeovers, log, store);
  }

  @Bean(destroyMethod = "close")
  ChangeRuns changeRuns(JdbcClient jdbc, Replays replays, Clock clock) {
    return new ChangeRuns(new PostgresRouteChanges(jdbc), replays, clock);
  }

  @Bean
  RouteChanges routeChanges(
      JdbcClient jdbc,
      Activations activations,
      ActivationLog log,
      PackageVersions versions,
      Candidates candidates,
      PackageCompiler compiler,
      RoutesProperties properties,
      Destinations destinations,
      Targets targets,
      ChangeRuns comparisons,
      IdSource ids,
      Clock clock) {
    return new RouteChanges(
        new PostgresRouteChanges(jdbc),
        activations,
        log,
        versions,
        candidates,
        compiler,
        properties,
        destinations,
        targets,
        comparisons,
        ids,
        clock);
  }

  @Bean
  TestBench testBench(
      Candidates candidates,
      PackageCompiler compiler,
      RouteContext context,
      RouteRun run,
      CaseFormat format,
      Destinations destinations,
      SourceDocuments documents,
      SchemaPacks packs) {
    return new TestBench(
        candidates, compiler, context, run, format, destinations, documents, packs);
  }

  @Bean
  Samples fixtureSamples(
      Activations activations, Candidates candidates, PackageCompiler compiler, TestBench bench) {
    return new FixtureSamples(activations, candidates, compiler, bench);
  }
}
