package de.fallbruecke.fitconnect;

import de.fallbruecke.evidence.EvidenceKeys;
import de.fallbruecke.fitconnect.api.Transport;
import de.fallbruecke.fitconnect.verify.DefectTable;
import de.fallbruecke.platform.DataDirectory;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.keys.KeySource;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.Waiting;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

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
      KeyDirectory directory,
      EvidenceKeys keys,
      Clock clock,
      IdSource ids) {
    SettingsReader reader = new SettingsReader(environment);
    return new FitConnectDestinations(
        destinations.all(),
        reader,
        new Transport(OutboundHttp.newClient(), clock, reader.settings().timeout()),
        table,
        directory,
        keys,
        clock,
        ids);
  }

  @Bean
  KeyDirectory fitConnectKeyDirectory(Environment environment, DataDirectory data) {
    Path named = new SettingsReader(environment).settings().keyDirectory();
    return new KeyDirectory(named == null ? data.path().resolve("fitconnect-keys") : named);
  }

  @Bean
  KeyRenewals fitConnectKeyRenewals(
      FitConnectDestinations destinations,
      Destinations configured,
      KeyDirectory directory,
      Submissions submissions,
      Waiting waiting,
      JdbcClient jdbc,
      Environment environment,
      Clock clock,
      IdSource ids) {
    return new KeyRenewals(
        destinations,
        configured,
        directory,
        new RenewalTable(jdbc),
        new StillNeeded(
            submissions, waiting, new SettingsReader(environment).settings().oldKeyRest()),
        NewKey::fresh,
        clock,
        ids);
  }

  @Bean
  KeySource fitConnectKeys(
      FitConnectDestinations destinations,
      Destinations configured,
      Environment environment,
      JdbcClient jdbc) {
    return new FitConnectKeys(
        destinations, configured, new SettingsReader(environment), new RenewalTable(jdbc));
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
