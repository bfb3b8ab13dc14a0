package de.fallbruecke.casefile.model;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** A moment with its offset as written; the JDK's own {@code toString} would leave out seconds. */
public final class TimeAdapter extends XmlAdapter<String, OffsetDateTime> {
  @Override
  public OffsetDateTime unmarshal(String text) {
    return text == null ? null : OffsetDateTime.parse(text.strip());
  }

  @Override
  public String marshal(OffsetDateTime time) {
    return time == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }
}
