package de.fallbruecke.delivery;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.Settings;
import java.util.List;
import org.springframework.core.env.Environment;

/**
 * Reads {@code fallbruecke.targets}. The names of targets are keys right under the prefix, which
 * {@link Settings} binds strictly.
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
    return new Settings(environment)
        .map(PREFIX, TargetSettings.class).entrySet().stream()
            .map(target -> new TargetCheck(target.getKey()).check(target.getValue()))
            .toList();
  }
}
