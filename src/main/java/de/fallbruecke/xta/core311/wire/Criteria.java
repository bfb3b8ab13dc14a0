package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which messages, if not by id. Without {@code NewEntry} only those never fetched are listed. Times
 * are the text that was written, so that a server can tell one that it cannot read from none.
 */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "",
    propOrder = {"newEntry", "maxMessages", "from", "until", "others"})
public final class Criteria {
  @XmlElement(name = "NewEntry")
  public @Nullable Boolean newEntry;

  @XmlElement(name = "MaxMessages")
  public @Nullable Integer maxMessages;

  @XmlElement(name = "MessageBoxEntryTimeFrom")
  public @Nullable String from;

  @XmlElement(name = "MessageBoxEntryTimeTo")
  public @Nullable String until;

  /** Conditions that are not known here. */
  @XmlAnyElement public List<Object> others = new ArrayList<>();
}
