package de.fallbruecke.delivery;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to check the settings of one target: says which property is wrong and what to
 * write instead. Values are never repeated in a message: one of them may be a credential in the
 * wrong place.
 */
public final class TargetCheck {
  /** Safe in a file name, a header, a URL and an idempotency key. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final String name;
  private final List<Secret> secrets = new ArrayList<>();

  TargetCheck(String name) {
    this.name = name;
  }

  /**
   * Name of the target.
   *
   * @throws Fault CONFIGURATION_INVALID if it cannot be one
   */
  public String name() {
    if (!NAME.matcher(name).matches()) {
      throw invalid("", "is no name for a target", "use 1 to 63 of a-z, 0-9 and '-'");
    }
    return name;
  }

  /** The value, which must be there; the remedy says what to set. */
  public <T> T present(@Nullable T value, String key, String remedy) {
    if (value == null) {
      throw invalid(key, "is missing", "set it: " + remedy);
    }
    return value;
  }

  /** The duration or its default, within its limits. */
  public Duration within(
      @Nullable Duration value, Duration standard, Duration least, Duration most, String key) {
    Duration duration = value == null ? standard : value;
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      throw invalid(
          key,
          "is out of range",
          "use %d ms to %d s".formatted(least.toMillis(), most.toSeconds()));
    }
    return duration;
  }

  /**
   * A credential in a file, read once now, so that a missing file shows before the first case does.
   *
   * @throws Fault TARGET_SECRET_UNREADABLE
   */
  public Secret secret(String key, Path file) {
    Secret secret = new Secret(property(key), file);
    secret.read();
    secrets.add(secret);
    return secret;
  }

  /** The credentials that were asked for until now. */
  List<Secret> secrets() {
    return List.copyOf(secrets);
  }

  /** The full name of a property of this target. */
  public String property(String key) {
    return TargetBinding.PREFIX + "." + name + (key.isEmpty() ? "" : "." + key);
  }

  /** What stops the start: the property, what is wrong with it, what to do. */
  public Fault invalid(String key, String what, String remedy) {
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "%s %s. The gateway does not start; %s.".formatted(property(key), what, remedy));
  }
}
