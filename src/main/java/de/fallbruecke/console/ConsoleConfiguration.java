package de.fallbruecke.console;

import de.fallbruecke.alarm.Alarms;
import de.fallbruecke.console.page.Area;
import de.fallbruecke.console.page.Bundles;
import de.fallbruecke.console.page.Frame;
import de.fallbruecke.console.page.UploadRule;
import de.fallbruecke.console.page.Wordings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMapManager;

@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {
  @Bean
  MessageSource messageSource() {
    return Bundles.messages();
  }

  @Bean(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
  FlashMapManager flashMapManager() {
    return new FlashForPages();
  }

  @Bean
  Wordings wordings(MessageSource messages, Clock clock) {
    return new Wordings(messages, clock);
  }

  @Bean
  Frame consoleFrame(Alarms alarms, List<Area> areas) {
    return new Frame(
        "/webjars/htmx.org/%s/dist/htmx.min.js".formatted(htmxVersion()), alarms, areas);
  }

  /** Before the security filters, which ask the form for its CSRF token. */
  @Bean
  FilterRegistrationBean<UploadFilter> uploads(List<UploadRule> rules) {
    FilterRegistrationBean<UploadFilter> filter =
        new FilterRegistrationBean<>(new UploadFilter(rules));
    filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
    return filter;
  }

  /** The version is a property of the build; the archive itself says which one it became. */
  private static String htmxVersion() {
    try {
      Properties archive =
          PropertiesLoaderUtils.loadProperties(
              new ClassPathResource("META-INF/maven/org.webjars.npm/htmx.org/pom.properties"));
      return archive.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("The archive of htmx is not on the class path", e);
    }
  }
}
