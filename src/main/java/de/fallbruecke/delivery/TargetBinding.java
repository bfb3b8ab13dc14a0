package de.fallbruecke.delivery;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * Reads {@code fallbruecke.targets}. The names of targets are keys right under the prefix, which an
 * annotated class cannot express without allowing unknown keys beside them; so the binder is called
 * directly, with the same strictness.
 */
final class TargetBinding {
  static final String PREFIX = "fallbruecke.targets";

  private TargetBinding() {}

  /**
   * All targets, checked.
   *
   * @throws Fault CONFIGURATION_UNKNOWN_KEY, CONFIGURATION_INVALID, TARGET_SECRET_UNREADABLE
   */
  static List<ConfiguredTarget> read(Environment environment) {
    return settings(environment).entrySet().stream()
        .map(target -> new TargetCheck(target.getKey()).check(target.getValue()))
        .toList();
  }

  private static Map<String, TargetSettings> settings(Environment environment) {
    BindHandler strict =
        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
    try {
      return new Binder(ConfigurationPropertySources.get(environment))
          .bind(PREFIX, Bindable.mapOf(String.class, TargetSettings.class), strict)
          .orElseGet(Map::of);
    } catch (BindException e) {
      throw fault(e);
    }
  }

  /** Neither message nor cause of the binder is passed on: both quote values. */
  private static Fault fault(BindException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof UnboundConfigurationPropertiesException unbound) {
        String keys =
            unbound.getUnboundProperties().stream()
                .map(property -> property.getName().toString())
                .collect(Collectors.joining(", "));
        return new Fault(
            FaultCode.CONFIGURATION_UNKNOWN_KEY,
            "%s: no target has such a setting. The gateway does not start; correct the spelling or remove it (docs/reference/targets.md lists all)."
                .formatted(keys));
      }
    }
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "%s cannot be read as %s. The gateway does not start; docs/reference/targets.md says what it may hold."
            .formatted(e.getName(), e.getTarget().getType()));
  }
}
