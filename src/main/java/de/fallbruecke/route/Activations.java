package de.fallbruecke.route;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Activates versions of route packages. What is activated runs in all processes within seconds,
 * without a restart; work that has begun ends in its version.
 */
public interface Activations {
  /** The newest entry of every instance, by name of the instance. */
  List<Activation> current();

  /**
   * All entries of an instance, newest first.
   *
   * @throws de.fallbruecke.platform.Fault INSTANCE_UNKNOWN
   */
  List<Activation> history(String instance);

  /**
   * What speaks for and against an activation; changes nothing.
   *
   * @throws de.fallbruecke.platform.Fault what is wrong with the package, its values or the
   *     instance; CONCURRENT_CHANGE
   */
  GateReport assess(ActivationOrder order);

  /**
   * Activates a version. If it is active already with the same values, nothing changes.
   *
   * @throws de.fallbruecke.platform.Fault what is wrong with the package, its values or the
   *     instance; ACTIVATION_REFUSED with every reason; CONCURRENT_CHANGE. In all cases what is
   *     active stays active
   */
  Activation activate(ActivationOrder order);

  /**
   * Brings back what was active before, with the values of that time. Again and again it goes
   * further back.
   *
   * @param base the newest entry of the instance that the person knows; null if they do not mind
   * @throws de.fallbruecke.platform.Fault ACTIVATION_REFUSED if there was nothing before or it
   *     cannot run any more; CONCURRENT_CHANGE
   */
  Activation rollback(String instance, String by, @Nullable String note, @Nullable Long base);

  /** As {@link #rollback(String, String, String, Long)}, whatever the instance is now. */
  default Activation rollback(String instance, String by, @Nullable String note) {
    return rollback(instance, by, note, null);
  }

  /** What a rollback would bring back; empty if there was nothing before. */
  Optional<Activation> before(String instance);

  /**
   * The instance takes nothing from now on; submissions for it are held.
   *
   * @param base the newest entry of the instance that the person knows; null if they do not mind
   * @throws de.fallbruecke.platform.Fault ACTIVATION_REFUSED if the configuration declares it;
   *     CONCURRENT_CHANGE
   */
  Activation retire(String instance, String by, @Nullable String note, @Nullable Long base);

  /** As {@link #retire(String, String, String, Long)}, whatever the instance is now. */
  default Activation retire(String instance, String by, @Nullable String note) {
    return retire(instance, by, note, null);
  }
}
