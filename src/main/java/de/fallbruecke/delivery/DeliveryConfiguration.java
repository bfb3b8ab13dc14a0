package de.fallbruecke.delivery;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.vault.Vault;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
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
  Packing parcels(Cases cases, CaseFormat format, Vault vault) {
    return new Packing(cases, format, vault);
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
  Dispatch dispatch(
      ConfiguredTargets targets, JdbcTargetPauses pauses, Packing packing, Clock clock) {
    return new TargetDispatch(
        targets,
        packing,
        new Gate(pauses, clock, () -> ThreadLocalRandom.current().nextDouble()),
        ConfiguredTarget::connect);
  }
}
