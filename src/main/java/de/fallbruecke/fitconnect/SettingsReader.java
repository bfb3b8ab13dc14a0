package de.fallbruecke.fitconnect;

import de.fallbruecke.platform.Settings;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/** Binds our blocks of the configuration; an unknown key or an unreadable value is an error. */
final class SettingsReader {
  static final String PREFIX = "fallbruecke.fitconnect";
  private static final String DESTINATIONS = "fallbruecke.destinations";

  private final Settings binder;

  SettingsReader(Environment environment) {
    this.binder = new Settings(environment);
  }

  FitConnectSettings settings() {
    return binder.block(PREFIX, FitConnectSettings.class);
  }

  FitConnectSettings.DestinationSettings destination(String name) {
    return binder.block(
        DESTINATIONS + "." + element(name) + ".fitconnect",
        FitConnectSettings.DestinationSettings.class);
  }

  static String property(String destination, String key) {
    return DESTINATIONS + "." + destination + ".fitconnect." + key;
  }

  private static String element(String name) {
    return ConfigurationPropertyName.isValid(name) && !name.contains(".") ? name : "[" + name + "]";
  }
}
