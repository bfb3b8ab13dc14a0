package de.fallbruecke.platform;

import java.util.Map;
import java.util.stream.Collectors;
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

  /**
   * Neither message nor cause of the binder is passed on: both quote values, which may be secrets.
   */
  private static Fault fault(BindException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof UnboundConfigurationPropertiesException unbound) {
        return new Fault(
            FaultCode.CONFIGURATION_UNKNOWN_KEY,
            "%s: there is no such setting. The gateway does not start. Correct the spelling or remove it; docs/reference/configuration.md lists all."
                .formatted(
                    unbound.getUnboundProperties().stream()
                        .map(property -> property.getName().toString())
                        .collect(Collectors.joining(", "))));
      }
    }
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "%s cannot be read as %s. The gateway does not start; docs/reference/configuration.md says what it may hold."
            .formatted(e.getName(), e.getTarget().getType()));
  }
}
