package de.fallbruecke.xta.v211.box;

import de.fallbruecke.xta.soap.DateText;
import de.fallbruecke.xta.soap.InstantText;
import de.fallbruecke.xta.v211.Names;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One line of a list in the short form. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "MsgAttributeListType",
    propOrder = {"messageId", "scenario", "size", "obsoleteAfter", "delivery", "initialFetch"})
public final class MessageAttributes {
  @XmlElement(name = "MessageID", namespace = Names.WSA)
  public @Nullable String messageId;

  @XmlElement(name = "TypeOfBusinessScenario")
  public @Nullable String scenario;

  @XmlElement(name = "MsgSize")
  public @Nullable Integer size;

  @XmlJavaTypeAdapter(DateText.class)
  @XmlElement(name = "ObsoleteAfterDate")
  public @Nullable LocalDate obsoleteAfter;

  @XmlJavaTypeAdapter(InstantText.class)
  @XmlElement(name = "DeliveryTime")
  public @Nullable Instant delivery;

  @XmlJavaTypeAdapter(InstantText.class)
  @XmlElement(name = "InitialFetchedTime")
  public @Nullable Instant initialFetch;
}
