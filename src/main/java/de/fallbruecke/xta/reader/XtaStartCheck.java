package de.fallbruecke.xta.reader;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.xta.account.Trouble;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Asks the server of each destination at start whether certificate and account are in order
 * (checkAccountActive), so that a wrong value shows before the first message does.
 */
final class XtaStartCheck implements SmartInitializingSingleton {
  private static final Logger LOG = LoggerFactory.getLogger(XtaStartCheck.class);
  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(3));

  private final XtaBoxes boxes;
  private final boolean enabled;
  private final Pause pause;

  /** Waits between two tries; tests do not. */
  interface Pause {
    void take(Duration duration);
  }

  XtaStartCheck(XtaBoxes boxes, boolean enabled, Pause pause) {
    this.boxes = boxes;
    this.enabled = enabled;
    this.pause = pause;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (enabled) {
      boxes.all().forEach(this::check);
    }
  }

  private void check(XtaBox box) {
    for (Duration duration : PAUSES) {
      try {
        ask(box);
        return;
      } catch (TransientFault passing) {
        if (passing.code() == FaultCode.XTA_UNAUTHORISED
            || passing.code() == FaultCode.XTA_NOT_TRUSTED) {
          throw stop(box, passing);
        }
        LOG.warn("{}; asked again in {}", passing.getMessage(), duration);
        pause.take(duration);
      } catch (Fault refused) {
        throw stop(box, refused);
      }
    }
    try {
      ask(box);
    } catch (Fault last) {
      throw stop(box, last);
    }
  }

  private static void ask(XtaBox box) {
    Trouble.in(
        "Account '%s'".formatted(box.account().name()),
        () -> {
          box.client().checkAccountActive();
          return true;
        });
  }

  private static Fault stop(XtaBox box, Fault why) {
    String key =
        switch (why.code()) {
          case XTA_UNAUTHORISED -> "identifier";
          case XTA_NOT_TRUSTED -> "tls";
          default -> "management";
        };
    String remedy =
        switch (why.code()) {
          case XTA_UNAUTHORISED ->
              "Compare identifier and certificate with what the operator of the server has registered";
          case XTA_NOT_TRUSTED ->
              "One side does not accept the other's certificate: check its end and the trusted certificates";
          default ->
              "Check address, version and firewall; to start while the server is down set fallbruecke.xta.check-at-start=false";
        };
    return new Fault(
        why.code(),
        "%s (destination '%s'): %s The gateway does not start. %s."
            .formatted(
                box.account().property(key), box.destination().name(), why.getMessage(), remedy),
        why);
  }
}
