package de.fallbruecke.xta.v211.content;

import de.fallbruecke.xta.soap.InstantText;
import de.fallbruecke.xta.v211.Names;
import de.fallbruecke.xta.v211.meta.MessageMetaData;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The transport report of a message. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "TransportReport")
@XmlType(
    name = "",
    propOrder = {"metaData", "time", "server", "status"})
public final class Report {
  @XmlElement(name = "MessageMetaData", namespace = Names.META)
  public @Nullable MessageMetaData metaData;

  @XmlJavaTypeAdapter(InstantText.class)
  @XmlElement(name = "ReportTime")
  public @Nullable Instant time;

  @XmlElement(name = "XTAServerIdentity")
  public @Nullable String server;

  @XmlElement(name = "MessageStatus")
  public @Nullable MessageStatus status;
}
