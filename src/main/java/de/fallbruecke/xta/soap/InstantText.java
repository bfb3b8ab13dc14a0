package de.fallbruecke.xta.soap;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * {@code xs:dateTime}. Written in UTC; a time without zone is read as German time, since XTA is
 * used by German authorities (the standard leaves the zone open).
 */
public final class InstantText extends XmlAdapter<String, Instant> {
  private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");

  @Override
  public @Nullable Instant unmarshal(@Nullable String text) {
    return read(text);
  }

  /**
   * The time of a text; null if there is none.
   *
   * @throws java.time.DateTimeException if it is no time
   */
  public static @Nullable Instant read(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(
            text.strip(), OffsetDateTime::from, LocalDateTime::from);
    return time instanceof OffsetDateTime zoned
        ? zoned.toInstant()
        : ((LocalDateTime) time).atZone(GERMANY).toInstant();
  }

  @Override
  public @Nullable String marshal(@Nullable Instant instant) {
    return write(instant);
  }

  /** A time as text. */
  public static @Nullable String write(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
