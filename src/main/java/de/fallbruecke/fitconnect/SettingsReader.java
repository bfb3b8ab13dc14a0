package de.fallbruecke.fitconnect;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/** Binds our blocks of the configuration; an unknown key or an unreadable value is an error. */
final class SettingsReader {
  static final String PREFIX = "fallbruecke.fitconnect";
  private static final String DESTINATIONS = "fallbruecke.destinations";

  private final Binder binder;

  SettingsReader(Environment environment) {
    this.binder = Binder.get(environment);
  }

  Settings settings() {
    return bind(ConfigurationPropertyName.of(PREFIX), Settings.class);
  }

  Settings.DestinationSettings destination(String name) {
    return bind(
        ConfigurationPropertyName.of(DESTINATIONS).append(element(name)).append("fitconnect"),
        Settings.DestinationSettings.class);
  }

  static String property(String destination, String key) {
    return DESTINATIONS + "." + destination + ".fitconnect." + key;
  }

  private static String element(String name) {
    return ConfigurationPropertyName.isValid(name) && !name.contains(".") ? name : "[" + name + "]";
  }

  private <T> T bind(ConfigurationPropertyName name, Class<T> type) {
    BindHandler strict =
        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
    try {
      return binder.bindOrCreate(name, Bindable.of(type), strict);
    } catch (BindException e) {
      throw fault(e);
    }
  }

  private static Fault fault(BindException e) {
    if (e.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
      String names =
          unbound.getUnboundProperties().stream()
              .map(p -> p.getName().toString())
              .collect(Collectors.joining(", "));
      return new Fault(
          FaultCode.CONFIGURATION_UNKNOWN_KEY,
          "%s: there is no such property. The gateway does not start. Compare the spelling with the configuration reference."
              .formatted(names));
    }
    // the cause may quote the value, which may be a secret
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "%s: the value cannot be read as what is needed there. The gateway does not start. See the configuration reference for its form."
            .formatted(e.getName()));
  }
}
