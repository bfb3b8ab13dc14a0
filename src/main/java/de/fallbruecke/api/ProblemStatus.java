package de.fallbruecke.api;

import de.fallbruecke.platform.FaultCode;
import org.springframework.http.HttpStatus;

/** Which status of HTTP a code stands for. */
final class ProblemStatus {
  private ProblemStatus() {}

  static HttpStatus of(FaultCode code) {
    return switch (code) {
      case API_REQUEST_INVALID -> HttpStatus.BAD_REQUEST;
      case API_UNAUTHENTICATED, ADMIN_UNPROVEN -> HttpStatus.UNAUTHORIZED;
      case API_FORBIDDEN, ACCESS_DENIED -> HttpStatus.FORBIDDEN;
      case OFFER_UNKNOWN,
          REPLY_UNKNOWN,
          API_NOTHING_HERE,
          SUBMISSION_UNKNOWN,
          BULK_JOB_UNKNOWN,
          INSTANCE_UNKNOWN,
          REPLAY_UNKNOWN,
          TARGET_UNKNOWN,
          DESTINATION_UNKNOWN,
          PLACE_UNKNOWN,
          TENANT_UNKNOWN,
          ROUTE_CHANGE_UNKNOWN,
          PACKAGE_UNKNOWN,
          PACKAGE_IMPORT_UNKNOWN,
          PACKAGE_NOT_OFFERED,
          PACK_UNKNOWN,
          ALARM_UNKNOWN,
          ADMIN_TOKEN_UNKNOWN ->
          HttpStatus.NOT_FOUND;
      case API_METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
      case API_NOT_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
      case OFFER_LEASED,
          LEASE_LOST,
          OFFER_SETTLED,
          REPLY_KEY_REUSED,
          CONCURRENT_CHANGE,
          TARGET_PAUSED,
          ACT_NOT_POSSIBLE,
          ACTIVATION_REFUSED,
          PACKAGE_DAMAGED,
          PACKAGE_OLDER,
          PACKAGE_VERSION_REUSED,
          PACKAGE_NOT_SHAREABLE,
          PUBLISHER_CHANGED,
          PUBLISHER_KEY_UNUSABLE,
          SCHEMA_PACK_MISSING,
          RENEWAL_CHANGED,
          TEST_NOT_TAKEN,
          KEY_STILL_NEEDED,
          EVIDENCE_CHAIN_BROKEN ->
          HttpStatus.CONFLICT;
      case OFFER_ENDED, VAULT_CONTENT_DESTROYED -> HttpStatus.GONE;
      case API_PRECONDITION_FAILED, ADMIN_CHANGED, ALARM_CHANGED -> HttpStatus.PRECONDITION_FAILED;
      case API_BODY_TOO_LARGE, REPLY_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
      case API_MEDIA_TYPE_UNKNOWN -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
      case API_RANGE_NOT_SATISFIABLE -> HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
      case API_VALUE_INVALID,
          REPLY_INVALID,
          BULK_NOTHING_CHOSEN,
          ADMIN_TOKEN_INVALID,
          ACTIVATION_UNREASONED,
          PACKAGE_INVALID,
          PACKAGE_FORBIDDEN,
          FIXTURE_INVALID,
          ARCHIVE_UNREADABLE,
          ARCHIVE_PATH_FORBIDDEN,
          ARCHIVE_LIMIT_EXCEEDED,
          ARCHIVE_HASH_DIFFERS,
          ARCHIVE_FILES_DIFFER,
          ARCHIVE_MANIFEST_INVALID,
          SIGNATURE_INVALID,
          SIGNATURE_FORBIDDEN,
          PUBLISHER_UNKNOWN,
          PUBLISHER_NOT_TRUSTED,
          PUBLISHER_KEY_EXPIRED,
          PUBLISHER_KEY_REVOKED,
          INDEX_INVALID,
          INDEX_OLDER,
          SCHEMA_ARCHIVE_REFUSED,
          SCHEMA_IMPORT_REFUSED,
          SCHEMA_PACK_INVALID,
          KEY_UNFIT ->
          HttpStatus.UNPROCESSABLE_CONTENT;
      case API_LEASE_MISSING, ADMIN_VERSION_MISSING -> HttpStatus.PRECONDITION_REQUIRED;
      case API_TOO_MANY_TRIES, ADMIN_TOO_MANY_REQUESTS, CHECK_TOO_OFTEN, PAGE_TOO_OFTEN ->
          HttpStatus.TOO_MANY_REQUESTS;
      case API_NOT_NOW, SOURCE_UNREACHABLE, LOGIN_PROVIDER_UNREACHABLE ->
          HttpStatus.SERVICE_UNAVAILABLE;
      default -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }
}
