package de.fallbruecke.api;

import de.fallbruecke.platform.FaultCode;
import org.springframework.http.HttpStatus;

/** Which status of HTTP a code stands for. */
final class ProblemStatus {
  private ProblemStatus() {}

  static HttpStatus of(FaultCode code) {
    return switch (code) {
      case API_REQUEST_INVALID -> HttpStatus.BAD_REQUEST;
      case API_UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case API_FORBIDDEN -> HttpStatus.FORBIDDEN;
      case OFFER_UNKNOWN, REPLY_UNKNOWN, API_NOTHING_HERE -> HttpStatus.NOT_FOUND;
      case API_METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
      case API_NOT_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
      case OFFER_LEASED,
          LEASE_LOST,
          OFFER_SETTLED,
          REPLY_KEY_REUSED,
          CONCURRENT_CHANGE,
          TARGET_PAUSED ->
          HttpStatus.CONFLICT;
      case OFFER_ENDED, VAULT_CONTENT_DESTROYED -> HttpStatus.GONE;
      case API_PRECONDITION_FAILED -> HttpStatus.PRECONDITION_FAILED;
      case API_BODY_TOO_LARGE, REPLY_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
      case API_MEDIA_TYPE_UNKNOWN -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
      case API_RANGE_NOT_SATISFIABLE -> HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
      case API_VALUE_INVALID, REPLY_INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
      case API_LEASE_MISSING -> HttpStatus.PRECONDITION_REQUIRED;
      case API_TOO_MANY_TRIES -> HttpStatus.TOO_MANY_REQUESTS;
      case API_NOT_NOW -> HttpStatus.SERVICE_UNAVAILABLE;
      default -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }
}
