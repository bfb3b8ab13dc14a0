package de.fallbruecke.platform;

import java.util.Map;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * Binds settings whose first key is a name chosen by the admin ({@code
 * fallbruecke.destinations.<name>}), which {@code @ConfigurationProperties} cannot do strictly. An
 * unknown key is an error.
 */
public final class Settings {
  private final Environment environment;

  public Settings(Environment environment) {
    this.environment = environment;
  }

  /**
   * All entries below the prefix by name; empty if there are none.
   *
   * @throws Fault CONFIGURATION_UNKNOWN_KEY or CONFIGURATION_INVALID naming the property
   */
  public <T> Map<String, T> map(String prefix, Class<T> type) {
    return bind(prefix, Bindable.mapOf(String.class, type), Map.of());
  }

  /**
   * One block of settings.
   *
   * @throws Fault CONFIGURATION_UNKNOWN_KEY or CONFIGURATION_INVALID naming the property
   */
  public <T> T block(String prefix, Class<T> type) {
    try {
      return Binder.get(environment).bindOrCreate(prefix, Bindable.of(type), strict());
    } catch (BindException e) {
      throw fault(e);
    }
  }

  private <T> T bind(String prefix, Bindable<T> type, T otherwise) {
    try {
      return Binder.get(environment).bind(prefix, type, strict()).orElse(otherwise);
    } catch (BindException e) {
      throw fault(e);
    }
  }

  private static BindHandler strict() {
    return new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
  }

  private static Fault fault(BindException e) {
    if (e.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
      return new Fault(
          FaultCode.CONFIGURATION_UNKNOWN_KEY,
          "Unknown configuration key %s. Nothing was started. Correct its spelling or remove it; docs/reference/configuration.md lists all keys."
              .formatted(
                  unbound.getUnboundProperties().stream()
                      .map(p -> p.getName() + " (" + p.getOrigin() + ")")
                      .toList()),
          e);
    }
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "The value of %s cannot be used as %s%s. Nothing was started. Correct it; docs/reference/configuration.md says what is expected."
            .formatted(
                e.getName(),
                e.getTarget().getType(),
                e.getProperty() == null ? "" : " (" + e.getProperty().getOrigin() + ")"),
        e);
  }
}
