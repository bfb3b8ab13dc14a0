package de.fallbruecke.fitconnect;

import de.fallbruecke.fitconnect.api.Transport;
import de.fallbruecke.fitconnect.verify.DefectTable;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.submission.Destinations;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class FitConnectConfiguration {
  @Bean
  DefectTable fitConnectDefects() {
    return DefectTable.load();
  }

  @Bean
  FitConnectDestinations fitConnectDestinations(
      Destinations destinations,
      Environment environment,
      DefectTable table,
      Clock clock,
      IdSource ids) {
    SettingsReader reader = new SettingsReader(environment);
    return new FitConnectDestinations(
        destinations.all(),
        reader,
        new Transport(OutboundHttp.newClient(), clock, reader.settings().timeout()),
        table,
        clock,
        ids);
  }

  @Bean
  FitConnectChannel fitConnectChannel(FitConnectDestinations destinations, DefectTable table) {
    return new FitConnectChannel(destinations, table);
  }

  @Bean
  FitConnectStartCheck fitConnectStartCheck(
      FitConnectDestinations destinations, Environment environment) {
    return new FitConnectStartCheck(
        destinations, new SettingsReader(environment).settings().checkAtStart());
  }

  @Bean
  CallbackAuthentication fitConnectCallbackAuthentication(Clock clock) {
    return new CallbackAuthentication(clock);
  }
}
