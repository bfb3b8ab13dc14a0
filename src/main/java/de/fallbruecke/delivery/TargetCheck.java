package de.fallbruecke.delivery;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns what is written for one target into a target, or says which property is wrong and what to
 * write instead. Values are never repeated in a message: one of them may be a credential in the
 * wrong place.
 */
final class TargetCheck {
  /** Safe in a file name, a header, a URL and an idempotency key. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final String name;
  private final String prefix;

  TargetCheck(String name) {
    this.name = name;
    this.prefix = "fallbruecke.targets." + name;
  }

  /**
   * Checks everything but reachability.
   *
   * @throws Fault CONFIGURATION_INVALID, TARGET_SECRET_UNREADABLE
   */
  ConfiguredTarget check(TargetSettings settings) {
    if (!NAME.matcher(name).matches()) {
      throw invalid("", "is no name for a target", "use 1 to 63 of a-z, 0-9 and '-'");
    }
    TargetType type = present(settings.type(), "type", "'rest' or 'file'");
    String tenant = present(settings.tenant(), "tenant", "the tenant whose cases it may receive");
    if (tenant.isBlank()) {
      throw invalid("tenant", "is blank", "name the tenant whose cases it may receive");
    }
    String title = settings.title() == null ? name : settings.title();
    Endpoint endpoint =
        switch (type) {
          case REST -> rest(settings);
          case FILE -> file(settings);
        };
    return new ConfiguredTarget(
        new Target(
            name,
            tenant,
            title,
            type,
            settings.format() == null ? TargetFormat.CASE_XML : settings.format(),
            // Nobody is harmed by a test that is held; a test among real cases harms.
            settings.productive() == null || settings.productive(),
            idempotent(settings, type)),
        new RetryCheck(this).retry(settings.retry()),
        new RetryCheck(this).breaker(settings.breaker()),
        endpoint);
  }

  private boolean idempotent(TargetSettings settings, TargetType type) {
    return switch (type) {
      case FILE -> settings.idempotent() == null || settings.idempotent();
      case REST ->
          present(
              settings.idempotent(),
              "idempotent",
              "true if the target promises that the same Idempotency-Key twice means one case, else false: then unclear outcomes wait for a person");
    };
  }

  private Endpoint rest(TargetSettings settings) {
    if (settings.file() != null) {
      throw invalid("file", "does not belong to a target of type 'rest'", "remove it");
    }
    return new RestCheck(this).check(present(settings.rest(), "rest", "at least rest.url"));
  }

  private Endpoint file(TargetSettings settings) {
    if (settings.rest() != null) {
      throw invalid("rest", "does not belong to a target of type 'file'", "remove it");
    }
    TargetSettings.Drop drop = present(settings.file(), "file", "file.directory");
    Path directory = present(drop.directory(), "file.directory", "the drop directory");
    return new Endpoint.Directory(directory.toAbsolutePath().normalize());
  }

  <T> T present(@Nullable T value, String property, String remedy) {
    if (value == null) {
      throw invalid(property, "is missing", "set it: " + remedy);
    }
    return value;
  }

  String property(String key) {
    return key.isEmpty() ? prefix : prefix + "." + key;
  }

  Fault invalid(String key, String what, String remedy) {
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "%s %s. The gateway does not start; %s.".formatted(property(key), what, remedy));
  }
}
