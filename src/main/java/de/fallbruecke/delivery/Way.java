package de.fallbruecke.delivery;

import de.fallbruecke.platform.FaultCode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One way to hand cases over: what its block of settings means. There is one bean of it for each
 * {@link TargetType} that this installation knows; a new way is a package of its own that provides
 * such a bean, and nothing here changes.
 *
 * @param <S> the record that {@code fallbruecke.targets.<name>.<type>} is bound to, strictly; its
 *     components are nullable or have defaults, and its {@code @param} texts are the reference
 */
public interface Way<S> {
  /** The type of target it serves. */
  TargetType type();

  /** See {@code S}. */
  Class<S> settings();

  /**
   * Turns the settings of one target into a checked endpoint. Nothing is sent; files with
   * credentials are read once, so that a missing one shows at start.
   *
   * @param settings never null; without any setting all its components are at their defaults
   * @param check says which property is wrong; never repeats a value
   * @throws de.fallbruecke.platform.Fault CONFIGURATION_INVALID, TARGET_SECRET_UNREADABLE
   */
  Endpoint endpoint(S settings, TargetCheck check);

  /**
   * Whether the same key twice means one case, if the kind of target itself decides it unless it is
   * configured; empty if the admin has to say so for each target.
   */
  Optional<Boolean> idempotent();

  /** Whether a target of this type is of no use without a program under {@code clients}. */
  default boolean needsClients() {
    return false;
  }

  /**
   * The outcomes that say that the target as a whole does not work, whatever the case: so many of
   * them in a row pause it. A refusal of one case and our own mistakes are none.
   */
  default Set<FaultCode> outages() {
    return EnumSet.of(
        FaultCode.TARGET_UNREACHABLE,
        FaultCode.TARGET_BUSY,
        FaultCode.TARGET_OUTCOME_UNKNOWN,
        FaultCode.TARGET_ANSWER_UNUSABLE,
        FaultCode.TARGET_TOKEN_UNAVAILABLE,
        FaultCode.TARGET_HOST_KEY_CHANGED,
        FaultCode.TARGET_NOT_WRITABLE,
        FaultCode.TARGET_DIRECTORY_MISSING);
  }
}
