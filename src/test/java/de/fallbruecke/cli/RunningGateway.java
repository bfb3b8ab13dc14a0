package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.Routing;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.testkit.QuietChannel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Engine and jobs of a gateway whose portal refuses everything; no pages. */
@ComponentScan({
  "de.fallbruecke.platform",
  "de.fallbruecke.vault",
  "de.fallbruecke.evidence",
  "de.fallbruecke.submission",
  "de.fallbruecke.casefile",
  "de.fallbruecke.delivery",
  "de.fallbruecke.reply",
  "de.fallbruecke.engine",
  "de.fallbruecke.bulk"
})
class RunningGateway {
  static ConfigurableApplicationContext start(String database, Path data) {
    SpringApplication application = new SpringApplication(RunningGateway.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    return application.run(
        "--fallbruecke.database.url=" + database,
        "--fallbruecke.data-directory=" + data,
        "--fallbruecke.vault.generate-master-key=true",
        "--fallbruecke.engine.poll-interval=100ms",
        "--fallbruecke.tenants.musterkreis.title=Musterkreis",
        "--fallbruecke.destinations.soziales.tenant=musterkreis",
        "--fallbruecke.destinations.soziales.channel=fitconnect");
  }

  @Bean
  JdbcClient jdbcClient(DataSource dataSource) {
    return JdbcClient.create(dataSource);
  }

  @Bean
  PlatformTransactionManager transactions(DataSource dataSource) {
    return new JdbcTransactionManager(dataSource);
  }

  @Bean
  MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }

  @Bean
  Routing noRoutes() {
    return (submission, destination) -> {
      throw new Fault(FaultCode.NO_ROUTE, "There is no route in this test.");
    };
  }

  @Bean
  Channel refusing() {
    return new QuietChannel();
  }
}
