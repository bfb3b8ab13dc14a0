package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Waiting;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Nothing that a destination receives can be decrypted: probably our key, not the senders. */
record KeysDoNotFit(Waiting waiting, int latest) implements Condition {
  private static final Set<FaultCode> KEY_TROUBLE =
      Set.of(FaultCode.KEY_UNKNOWN, FaultCode.NOT_DECRYPTABLE);

  @Override
  public FaultCode code() {
    return FaultCode.ALARM_KEYS_DO_NOT_FIT;
  }

  @Override
  public Stream<Finding> findings(Look look) {
    return waiting.stuck(KEY_TROUBLE, latest).stream()
        .map(
            stuck ->
                Finding.of(
                    code(),
                    stuck.tenant(),
                    stuck.destination(),
                    Severity.CRITICAL,
                    "The latest %d submissions of destination '%s' are held because they cannot be decrypted (%d in all, latest %s). Nothing was rejected; compare the keys of the destination with those published at the portal, then release them."
                        .formatted(latest, stuck.destination(), stuck.held(), stuck.latest()),
                    Map.of(
                        "held", String.valueOf(stuck.held()),
                        "submission", stuck.latest().toString())));
  }
}
