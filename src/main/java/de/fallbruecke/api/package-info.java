/**
 * The REST interface for specialist software that fetches its cases, {@code /api/v1}, and the
 * tokens it needs, {@code /oauth2/token}. A client sees the cases of its own target and nothing
 * else; every content that leaves is in the evidence before its first byte. Answers are problem
 * details (RFC 9457) with our codes and never show the inside. Whatever adds paths below {@code
 * /api} takes its client as {@link de.fallbruecke.api.TargetClient} and throws {@link
 * de.fallbruecke.platform.Fault}.
 */
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "evidence",
      "submission",
      "casefile",
      "delivery",
      "delivery :: pull",
      "engine",
      "reply"
    })
@NullMarked
package de.fallbruecke.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
