package de.fallbruecke.delivery;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.keys.KeySource;
import de.fallbruecke.vault.Vault;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
  @Bean
  ConfiguredTargets targets(Environment environment, List<Way<?>> ways) {
    return new ConfiguredTargets(new TargetBinding(environment, ways).read());
  }

  @Bean
  Deliveries deliveries(JdbcClient jdbc) {
    return new JdbcDeliveries(jdbc);
  }

  @Bean
  Offers offers(JdbcClient jdbc, Clock clock) {
    return new JdbcOffers(jdbc, clock);
  }

  @Bean
  KeySource targetSecrets(ConfiguredTargets targets) {
    return new TargetSecrets(targets);
  }

  @Bean
  TargetSteps targetSteps(ConfiguredTargets targets, Offers offers) {
    return new TargetSteps(targets, offers);
  }

  @Bean
  TargetFigures targetFigures(JdbcClient jdbc) {
    return new TargetFigures(jdbc);
  }

  @Bean
  Packing parcels(Cases cases, CaseFormat format, Vault vault) {
    return new Packing(Contents.stored(cases, vault), format);
  }

  @Bean
  JdbcTargetPauses targetPauses(JdbcClient jdbc, ConfiguredTargets targets, Clock clock) {
    return new JdbcTargetPauses(jdbc, targets, clock);
  }

  @Bean
  PauseGauges pauseGauges(ConfiguredTargets targets, TargetPauses pauses, Clock clock) {
    return new PauseGauges(targets, pauses, clock);
  }

  @Bean
  Connectors connectors() {
    return new Connectors(ConfiguredTarget::connect);
  }

  @Bean
  TestHandOver testHandOver(
      ConfiguredTargets targets,
      Connectors connectors,
      ObjectProvider<Samples> samples,
      CaseFormat format,
      IdSource ids,
      Clock clock) {
    return new TestHandOver(
        targets,
        connectors,
        target -> samples.orderedStream().flatMap(one -> one.of(target).stream()).findFirst(),
        format,
        ids,
        clock);
  }

  @Bean
  Dispatch dispatch(
      ConfiguredTargets targets,
      JdbcTargetPauses pauses,
      Packing packing,
      Connectors connectors,
      Clock clock) {
    return new TargetDispatch(
        targets,
        packing,
        new Gate(pauses, clock, () -> ThreadLocalRandom.current().nextDouble()),
        connectors);
  }
}
