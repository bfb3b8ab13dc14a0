package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Outcome.Delivered;
import de.fallbruecke.delivery.Outcome.NotYet;
import de.fallbruecke.delivery.Outcome.Refused;
import de.fallbruecke.delivery.Outcome.Unclear;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.RetryAfter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLHandshakeException;

/**
 * What an answer or its absence means. "Certainly without effect" holds only if the request was
 * never sent or the target itself says so (408, 425, 429, 503); every other server error and every
 * silence after sending is unclear, because the target may have stored the case before it failed.
 */
public final class Verdict {
  private final String target;
  private final UUID delivery;
  private final Clock clock;
  private boolean unauthorised;

  public Verdict(String target, UUID delivery, Clock clock) {
    this.target = target;
    this.delivery = delivery;
    this.clock = clock;
  }

  /** Whether the last answer was 401. */
  boolean wasUnauthorised() {
    return unauthorised;
  }

  public Outcome of(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    unauthorised = status == 401;
    return switch (status) {
      case 408, 425, 429, 503 ->
          new NotYet(
              FaultCode.TARGET_BUSY,
              answered(status) + " Nothing was taken over; it is tried again.",
              RetryAfter.of(answer.headers(), clock.instant()));
      case 401, 403, 407 ->
          new Refused(
              FaultCode.TARGET_UNAUTHORISED,
              answered(status)
                  + " Our credentials are wrong, expired or lack a right. Correct them and release the delivery.");
      case 409 ->
          new Refused(
              FaultCode.TARGET_CONFLICT,
              answered(status)
                  + " It has other content under this idempotency key. Look for the case there before you release or cancel the delivery.");
      default -> ofClass(status, answer);
    };
  }

  private Outcome ofClass(int status, HttpResponse<byte[]> answer) {
    return switch (status / 100) {
      case 2 -> new Delivered(Reference.in(answer));
      case 3 ->
          new Refused(
              FaultCode.TARGET_REDIRECTS,
              answered(status)
                  + " It points to host '%s'; redirects are never followed. Correct the address of the target and release the delivery."
                      .formatted(host(answer)));
      case 4 ->
          new Refused(
              FaultCode.TARGET_REFUSED,
              answered(status)
                  + " It will not take the case as it is. Ask its operator for the reason, then release or cancel the delivery.");
      default ->
          new Unclear(
              FaultCode.TARGET_OUTCOME_UNKNOWN,
              answered(status) + " It may have stored the case before it failed.");
    };
  }

  /**
   * @param begun whether the client had begun to send the body
   */
  public Outcome of(IOException failure, boolean begun) {
    if (!begun || neverConnected(failure)) {
      return new NotYet(
          FaultCode.TARGET_UNREACHABLE,
          "Target '%s' could not be reached for delivery %s (%s). Nothing was sent; it is tried again."
              .formatted(target, delivery, kind(failure)),
          null);
    }
    String what =
        failure instanceof HttpTimeoutException
            ? "did not answer in time"
            : "broke the connection (" + kind(failure) + ")";
    return silent(what);
  }

  public Outcome silent(String what) {
    return new Unclear(
        FaultCode.TARGET_OUTCOME_UNKNOWN,
        "Target '%s' %s after delivery %s was sent. It may have stored the case."
            .formatted(target, what, delivery));
  }

  /** The target was asked for the key and did not say. */
  public Outcome stillUnclear(String what) {
    return new Unclear(
        FaultCode.TARGET_OUTCOME_UNKNOWN,
        "Target '%s' %s when asked whether it has delivery %s from an attempt before. Nothing was sent again."
            .formatted(target, what, delivery));
  }

  private String answered(int status) {
    return "Target '%s' answered %d to delivery %s.".formatted(target, status, delivery);
  }

  private static boolean neverConnected(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ConnectException
          || t instanceof HttpConnectTimeoutException
          || t instanceof SSLHandshakeException) {
        return true;
      }
    }
    return false;
  }

  /** The class names the kind; messages of exceptions may quote what was received. */
  private static String kind(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }

  private static String host(HttpResponse<?> answer) {
    Optional<String> location = answer.headers().firstValue("Location");
    try {
      String host = location.map(URI::create).map(URI::getHost).orElse(null);
      return host != null && host.matches("[A-Za-z0-9.:\\[\\]-]{1,253}") ? host : "unnamed";
    } catch (IllegalArgumentException e) {
      return "unreadable";
    }
  }
}
