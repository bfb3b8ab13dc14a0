package de.fallbruecke.simulator.faults;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One order to do something wrong.
 *
 * @param times how often, absent = once, -1 = until it is taken back
 * @param destination only for this destination
 * @param submission only for this submission
 * @param method only for this HTTP method
 * @param path only for requests whose path contains this text
 * @param part for damage to a JWE: {@code metadata}, {@code data} (default) or {@code attachment}
 * @param status for {@link FaultKind#STATUS}: HTTP status, default 503
 * @param retryAfter seconds in a Retry-After header
 * @param delayMs pause in milliseconds
 * @param style body of a {@link FaultKind#STATUS} answer: {@code problem} (default), {@code
 *     gateway} ({@code errorCode}/{@code description}), {@code html} or {@code empty}
 */
public record InjectedFault(
    FaultKind kind,
    @Nullable Integer times,
    @Nullable UUID destination,
    @Nullable UUID submission,
    @Nullable String method,
    @Nullable String path,
    @Nullable String part,
    @Nullable Integer status,
    @Nullable Long retryAfter,
    @Nullable Long delayMs,
    @Nullable String style) {

  /** The fault, once, anywhere. */
  public static InjectedFault once(FaultKind kind) {
    return new InjectedFault(kind, 1, null, null, null, null, null, null, null, null, null);
  }

  /** The next call with this method whose path contains the text answers with the status. */
  public static InjectedFault status(int status, String method, String path) {
    return new InjectedFault(
        FaultKind.STATUS, 1, null, null, method, path, null, status, null, null, null);
  }

  /** The same so many times; -1 until it is taken back. */
  public InjectedFault times(int times) {
    return new InjectedFault(
        kind,
        times,
        destination,
        submission,
        method,
        path,
        part,
        status,
        retryAfter,
        delayMs,
        style);
  }

  /** The same for one submission only. */
  public InjectedFault on(UUID submission) {
    return new InjectedFault(
        kind,
        times,
        destination,
        submission,
        method,
        path,
        part,
        status,
        retryAfter,
        delayMs,
        style);
  }

  /** The same for one destination only. */
  public InjectedFault at(UUID destination) {
    return new InjectedFault(
        kind,
        times,
        destination,
        submission,
        method,
        path,
        part,
        status,
        retryAfter,
        delayMs,
        style);
  }

  /** The same for calls with this method whose path contains the text. */
  public InjectedFault calls(@Nullable String method, String path) {
    return new InjectedFault(
        kind,
        times,
        destination,
        submission,
        method,
        path,
        part,
        status,
        retryAfter,
        delayMs,
        style);
  }

  /** The same for one part: metadata, data or attachment. */
  public InjectedFault part(String part) {
    return new InjectedFault(
        kind,
        times,
        destination,
        submission,
        method,
        path,
        part,
        status,
        retryAfter,
        delayMs,
        style);
  }

  /** The same with a Retry-After of so many seconds. */
  public InjectedFault retryAfter(long seconds) {
    return new InjectedFault(
        kind, times, destination, submission, method, path, part, status, seconds, delayMs, style);
  }

  /** The same with a pause. */
  public InjectedFault delay(long milliseconds) {
    return new InjectedFault(
        kind,
        times,
        destination,
        submission,
        method,
        path,
        part,
        status,
        retryAfter,
        milliseconds,
        style);
  }

  /** The same with another form of error body. */
  public InjectedFault style(String style) {
    return new InjectedFault(
        kind,
        times,
        destination,
        submission,
        method,
        path,
        part,
        status,
        retryAfter,
        delayMs,
        style);
  }

  boolean appliesTo(FaultKind wanted, Occasion occasion) {
    return kind == wanted
        && (destination == null || destination.equals(occasion.destination()))
        && (submission == null || occasion.submissions().contains(submission))
        && (method == null || method.equalsIgnoreCase(occasion.method()))
        && (path == null || occasion.path().contains(path))
        && (occasion.part() == null || (part == null ? "data" : part).equals(occasion.part()));
  }
}
