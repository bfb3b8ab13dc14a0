package de.fallbruecke.xta.core311.wire;

import de.fallbruecke.xta.soap.InstantText;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which messages, if not by id. Without {@code NewEntry} only those never fetched are listed. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "",
    propOrder = {"newEntry", "maxMessages", "from", "until"})
public final class Criteria {
  @XmlElement(name = "NewEntry")
  public @Nullable Boolean newEntry;

  @XmlElement(name = "MaxMessages")
  public @Nullable Integer maxMessages;

  @XmlJavaTypeAdapter(InstantText.class)
  @XmlElement(name = "MessageBoxEntryTimeFrom")
  public @Nullable Instant from;

  @XmlJavaTypeAdapter(InstantText.class)
  @XmlElement(name = "MessageBoxEntryTimeTo")
  public @Nullable Instant until;
}
