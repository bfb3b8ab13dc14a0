package de.fallbruecke.xta.soap;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** {@code xs:date}; a zone is passed over. */
public final class DateText extends XmlAdapter<String, LocalDate> {
  @Override
  public @Nullable LocalDate unmarshal(@Nullable String text) {
    return text == null || text.isBlank()
        ? null
        : LocalDate.parse(text.strip(), DateTimeFormatter.ISO_DATE);
  }

  @Override
  public @Nullable String marshal(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }
}
