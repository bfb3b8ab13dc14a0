package de.fallbruecke.console;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.Routing;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import de.fallbruecke.testkit.QuietChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The program without a channel to the outside and with routes that only pages see: pages, engine,
 * repositories and a real database. It carries no {@code @Configuration}, so no component scan ever
 * finds it.
 */
@EnableAutoConfiguration
@ComponentScan({
  "de.fallbruecke.platform",
  "de.fallbruecke.access",
  "de.fallbruecke.vault",
  "de.fallbruecke.evidence",
  "de.fallbruecke.proof",
  "de.fallbruecke.submission",
  "de.fallbruecke.xoev",
  "de.fallbruecke.mapping",
  "de.fallbruecke.casefile",
  "de.fallbruecke.delivery",
  "de.fallbruecke.route",
  "de.fallbruecke.reply",
  "de.fallbruecke.engine",
  "de.fallbruecke.bulk",
  "de.fallbruecke.alarm",
  "de.fallbruecke.check",
  "de.fallbruecke.meter",
  "de.fallbruecke.survey",
  "de.fallbruecke.api",
  "de.fallbruecke.admin",
  "de.fallbruecke.console"
})
class ConsoleSlice {
  @Bean
  @Primary
  ManualClock standingClock() {
    return ManualClock.standing();
  }

  /** A portal that never sends anything and knows every receipt. */
  @Bean
  Channel quiet() {
    return new QuietChannel();
  }

  @Bean
  @Primary
  Routing noRoutes() {
    return (submission, destination) -> {
      throw new Fault(FaultCode.NO_ROUTE, "There is no route in this test.");
    };
  }

  /** Where the delivery service calls; the real one verifies an HMAC. */
  @Bean
  RouterFunction<ServerResponse> callbacks() {
    return RouterFunctions.route()
        .POST(
            "/callbacks/fitconnect/{destination}",
            request ->
                ServerResponse.ok().body("called with " + request.body(String.class).length()))
        .build();
  }

  /** Starts it on ports of its own. */
  static ServletWebServerApplicationContext start(
      Path data, Path drop, Map<String, Object> settings) {
    return start(data, drop, settings, new SpringApplication(ConsoleSlice.class));
  }

  /** The same with more beans. */
  static ServletWebServerApplicationContext start(
      Path data,
      Path drop,
      Map<String, Object> settings,
      ApplicationContextInitializer<GenericApplicationContext> more) {
    SpringApplication application = new SpringApplication(ConsoleSlice.class);
    application.addInitializers(more);
    return start(data, drop, settings, application);
  }

  /** The same with something that looks at every bean. */
  static ServletWebServerApplicationContext start(
      Path data, Path drop, Map<String, Object> settings, BeanPostProcessor look) {
    SpringApplication application = new SpringApplication(ConsoleSlice.class);
    application.addInitializers(started -> started.getBeanFactory().addBeanPostProcessor(look));
    return start(data, drop, settings, application);
  }

  /** The same with the FIT-Connect channel of the program in place of the quiet one. */
  static ServletWebServerApplicationContext startWithFitConnect(
      Path data, Path drop, Map<String, Object> settings) {
    SpringApplication application = new SpringApplication(ConsoleSlice.class);
    application.addInitializers(
        started -> {
          BeanDefinitionRegistry beans = (BeanDefinitionRegistry) started.getBeanFactory();
          new ClassPathBeanDefinitionScanner(beans).scan("de.fallbruecke.fitconnect");
          started.addBeanFactoryPostProcessor(read -> beans.removeBeanDefinition("quiet"));
        });
    return start(data, drop, settings, application);
  }

  private static ServletWebServerApplicationContext start(
      Path data, Path drop, Map<String, Object> settings, SpringApplication application) {
    Map<String, Object> all =
        new java.util.HashMap<>(
            Map.ofEntries(
                Map.entry("server.port", "0"),
                Map.entry("management.server.port", "0"),
                Map.entry("fallbruecke.data-directory", data.toString()),
                Map.entry("fallbruecke.database.url", Database.migrated().url()),
                Map.entry("fallbruecke.vault.generate-master-key", "true"),
                Map.entry("fallbruecke.routes.directory", data.resolve("routes").toString()),
                Map.entry("fallbruecke.routes.publishers", data.resolve("publishers").toString()),
                Map.entry("fallbruecke.tenants.musterkreis.title", "Musterkreis"),
                Map.entry("fallbruecke.destinations.soziales.tenant", "musterkreis"),
                Map.entry("fallbruecke.destinations.soziales.channel", "fitconnect"),
                Map.entry("fallbruecke.destinations.gewerbe.tenant", "musterkreis"),
                Map.entry("fallbruecke.destinations.gewerbe.channel", "fitconnect"),
                Map.entry("fallbruecke.targets.sozialhilfe-fv.tenant", "musterkreis"),
                Map.entry("fallbruecke.targets.sozialhilfe-fv.title", "Fachverfahren Sozialhilfe"),
                Map.entry("fallbruecke.targets.sozialhilfe-fv.type", "file"),
                Map.entry("fallbruecke.targets.sozialhilfe-fv.format", "case-xml"),
                Map.entry("fallbruecke.targets.sozialhilfe-fv.file.directory", drop.toString())));
    all.putAll(settings);
    application.setDefaultProperties(Map.of());
    return (ServletWebServerApplicationContext)
        application.run(
            all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
  }

  static ManualClock clock(ServletWebServerApplicationContext context) {
    return (ManualClock) context.getBean(Clock.class);
  }
}
