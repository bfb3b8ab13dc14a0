package de.fallbruecke.simulator.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request is refused with a problem body (RFC 7807). Never carries content of the request.
 *
 * <p>{@code type} is a full URI or {@code about:blank}.
 */
public final class Refusal extends RuntimeException {
  private final int status;
  private final String type;
  private final String title;
  private final @Nullable String detail;
  private final Map<String, String> headers = new LinkedHashMap<>();

  public Refusal(int status, String type, String title, @Nullable String detail) {
    super(status + " " + title + (detail == null ? "" : ": " + detail), null, false, false);
    this.status = status;
    this.type = type;
    this.title = title;
    this.detail = detail;
  }

  /** A refusal whose status says everything. */
  public static Refusal of(int status, String title, String detail) {
    return new Refusal(status, "about:blank", title, detail);
  }

  /** The same refusal with one more response header. */
  public Refusal header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  Map<String, Object> body(String instance) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", type);
    body.put("title", title);
    body.put("status", status);
    if (detail != null) {
      body.put("detail", detail);
    }
    body.put("instance", instance);
    return body;
  }
}
