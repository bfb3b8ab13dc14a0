package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.Routing;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.ContentDefect;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Receipt;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.vault.Staging;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
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
    return new Channel() {
      @Override
      public String name() {
        return "fitconnect";
      }

      @Override
      public List<Announcement> list(Destination destination) {
        return List.of();
      }

      @Override
      public Reception receive(Submission submission, Destination destination, Staging staging) {
        throw new Fault(FaultCode.REMOTE_REFUSED, "Nothing is received in this test.");
      }

      @Override
      public Receipt confirm(Submission submission, Destination destination, Decision decision) {
        return new Receipt.Posted(false, List.of());
      }

      @Override
      public Reception.Defective classify(ContentDefect defect, Destination destination) {
        throw new Fault(FaultCode.UNEXPECTED, "Nothing is classified in this test.");
      }

      @Override
      public Problem refusal(@Nullable String kind, String reason) {
        return new Problem("urn:test:refused", "Refused", reason, "other");
      }
    };
  }
}
