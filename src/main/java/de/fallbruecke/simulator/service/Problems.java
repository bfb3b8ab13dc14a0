package de.fallbruecke.simulator.service;

import de.fallbruecke.simulator.http.Refusal;

/**
 * Refusals in the words of the Submission API. Only three problem types are known by name; one is
 * assumed and says so; otherwise none is invented and the type is {@code about:blank}.
 */
final class Problems {
  private static final String PREFIX =
      "https://schema.fitko.de/fit-connect/submission-api/problems/";

  private Problems() {}

  static Refusal destinationNotFound() {
    return new Refusal(
        404, PREFIX + "destination-not-found", "Destination not found", "no such destination");
  }

  static Refusal destinationStateInvalid(String status) {
    return new Refusal(
        409,
        PREFIX + "destination-state-invalid",
        "Destination state invalid",
        "the destination is '" + status + "', only 'active' accepts submissions");
  }

  static Refusal submissionNotFound() {
    return new Refusal(
        404, PREFIX + "submission-not-found", "Submission not found", "no such submission");
  }

  /** The type is assumed by analogy with submissions. */
  static Refusal replyNotFound() {
    return new Refusal(404, PREFIX + "reply-not-found", "Reply not found", "no such reply");
  }

  /** Assumed name: a type of its own tells the service's answer from the 404 of a proxy. */
  static Refusal attachmentNotFound() {
    return new Refusal(
        404, PREFIX + "attachment-not-found", "Attachment not found", "no such attachment");
  }

  static Refusal badRequest(String detail) {
    return Refusal.of(400, "Bad Request", detail);
  }

  static Refusal forbidden(String detail) {
    return Refusal.of(403, "Forbidden", detail);
  }

  static Refusal notFound(String detail) {
    return Refusal.of(404, "Not Found", detail);
  }

  static Refusal conflict(String detail) {
    return Refusal.of(409, "Conflict", detail);
  }

  static Refusal tooLarge(String detail) {
    return Refusal.of(413, "Content Too Large", detail);
  }

  static Refusal unsupportedMediaType(String detail) {
    return Refusal.of(415, "Unsupported Media Type", detail);
  }

  static Refusal unprocessable(String detail) {
    return Refusal.of(422, "Unprocessable Content", detail);
  }
}
