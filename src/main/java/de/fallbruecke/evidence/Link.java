package de.fallbruecke.evidence;

import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row of a chain as stored: the body is the very text that was hashed. */
record Link(int number, Instant at, String kind, String body, @Nullable String token, String hash) {
  /** What the first link is chained to. */
  static final String START = "";

  /** The columns in the order in which they are read. */
  static final String COLUMNS = "number, at, kind, body, token, hash";

  static Link after(String previous, int number, Instant at, Event event) {
    String body = Json.mapper().writeValueAsString(event.facts());
    return new Link(
        number,
        at,
        event.kind(),
        body,
        event.token(),
        hash(previous, number, at, event.kind(), body, event.token()));
  }

  static Link read(ResultSet row, int index) throws SQLException {
    return new Link(
        row.getInt("number"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("kind"),
        row.getString("body"),
        row.getString("token"),
        row.getString("hash"));
  }

  /** Whether it is what was chained to the previous one at that place. */
  boolean follows(String previous, int expected) {
    return number == expected && hash.equals(hash(previous, expected, at, kind, body, token));
  }

  @SuppressWarnings("unchecked")
  Entry entry() {
    return new Entry(
        number, at, new Event(kind, Json.mapper().readValue(body, TreeMap.class), token), hash);
  }

  /** The text that was hashed. */
  String text(String previous) {
    return text(previous, number, at, kind, body, token);
  }

  private static String hash(
      String previous, int number, Instant at, String kind, String body, @Nullable String token) {
    return Sha512.hex(
        text(previous, number, at, kind, body, token).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(
      String previous, int number, Instant at, String kind, String body, @Nullable String token) {
    return String.join(
        "\n",
        previous,
        String.valueOf(number),
        at.toString(),
        kind,
        body,
        token == null ? "" : token);
  }
}
