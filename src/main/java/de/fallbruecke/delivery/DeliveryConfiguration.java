package de.fallbruecke.delivery;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.vault.Vault;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
  @Bean
  ConfiguredTargets targets(Environment environment) {
    return new ConfiguredTargets(TargetBinding.read(environment));
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
      ConfiguredTargets targets,
      JdbcTargetPauses pauses,
      Packing packing,
      Clock clock,
      IdSource ids) {
    HttpClient http = OutboundHttp.newClient();
    return new TargetDispatch(
        targets,
        packing,
        new Gate(pauses, clock, () -> ThreadLocalRandom.current().nextDouble()),
        target ->
            switch (target.endpoint()) {
              case Endpoint.Http rest -> new RestConnector(target, rest, http, clock, ids);
              case Endpoint.Directory drop ->
                  new FileConnector(target.name(), drop.path(), clock, ids);
              case Endpoint.Offered offered ->
                  throw new IllegalStateException(
                      "Target '" + target.name() + "' fetches; nothing is sent to it");
            });
  }
}
