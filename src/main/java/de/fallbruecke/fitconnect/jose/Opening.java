package de.fallbruecke.fitconnect.jose;

import org.jspecify.annotations.Nullable;

/**
 * What came of opening an encrypted part.
 *
 * @param refusal why it was not opened; null if it was
 * @param tag its fifth segment as it stands there; null only if it has no well-formed one
 */
public record Opening(@Nullable Refusal refusal, @Nullable String tag) {
  /** The plain text is complete and authentic. */
  public boolean opened() {
    return refusal == null;
  }
}
