package de.fallbruecke.platform;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** The keys directly below {@code fallbruecke}; each package binds its own block strictly. */
final class TopLevelKeys {
  private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("fallbruecke");
  private static final Set<String> KNOWN =
      Set.of(
          "about",
          "alarms",
          "api",
          "console",
          "data-directory",
          "database",
          "destinations",
          "engine",
          "fitconnect",
          "replies",
          "routes",
          "schemas",
          "targets",
          "tenants",
          "tls",
          "vault",
          "xta");

  private final ConfigurableEnvironment environment;

  TopLevelKeys(Environment environment) {
    this.environment = (ConfigurableEnvironment) environment;
  }

  void check() {
    for (var source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource iterable) {
        iterable.forEach(TopLevelKeys::check);
      }
    }
  }

  private static void check(ConfigurationPropertyName name) {
    if (!ROOT.isAncestorOf(name)) {
      return;
    }
    String key = name.getElement(1, ConfigurationPropertyName.Form.DASHED);
    if (!KNOWN.contains(key)) {
      throw new Fault(
          FaultCode.CONFIGURATION_UNKNOWN_KEY,
          "Unknown configuration key %s. Nothing was started. Known below fallbruecke: %s."
              .formatted(name, new TreeSet<>(KNOWN)));
    }
  }
}
