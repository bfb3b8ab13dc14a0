package de.fallbruecke.delivery;

import java.util.List;
import java.util.Optional;

/** The paused targets of the whole installation, seen by every process. */
public interface TargetPauses {
  /** All, by name of the target. */
  List<TargetPause> all();

  /** The pause of a target, if it has one. */
  Optional<TargetPause> of(String target);

  /**
   * A person pauses a target until a person lets it go on. Replaces a pause by failures.
   *
   * @param by who says so
   * @throws de.fallbruecke.platform.Fault TARGET_UNKNOWN
   */
  void pause(String target, String by, String reason);

  /**
   * A person lets a target go on, whoever paused it. What waits follows within a minute.
   *
   * @return false if it was not paused
   */
  boolean resume(String target);
}
