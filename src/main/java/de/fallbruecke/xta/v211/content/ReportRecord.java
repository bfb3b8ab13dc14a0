package de.fallbruecke.xta.v211.content;

import de.fallbruecke.xta.soap.InstantText;
import de.fallbruecke.xta.v211.meta.KeyCode;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One remark of a report. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "RecordType",
    propOrder = {"time", "code", "reason"})
public final class ReportRecord {
  @XmlJavaTypeAdapter(InstantText.class)
  @XmlElement(name = "Timestamp")
  public @Nullable Instant time;

  @XmlElement(name = "Code")
  public @Nullable KeyCode code;

  @XmlElement(name = "Reason")
  public @Nullable String reason;
}
