package de.fallbruecke.xta.v211.meta;

import de.fallbruecke.xta.soap.DateText;
import de.fallbruecke.xta.soap.InstantText;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The times of a message. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "DeliveryAttributesType",
    propOrder = {
      "origin",
      "initialSend",
      "notBefore",
      "obsoleteAfter",
      "delivery",
      "initialFetch",
      "reception",
      "serviceQuality"
    })
public final class DeliveryAttributes {
  @XmlJavaTypeAdapter(InstantText.class)
  @XmlElement(name = "Origin")
  public @Nullable Instant origin;

  @XmlJavaTypeAdapter(InstantText.class)
  @XmlElement(name = "InitialSend")
  public @Nullable Instant initialSend;

  @XmlJavaTypeAdapter(InstantText.class)
  @XmlElement(name = "NotBefore")
  public @Nullable Instant notBefore;

  @XmlJavaTypeAdapter(DateText.class)
  @XmlElement(name = "ObsoleteAfter")
  public @Nullable LocalDate obsoleteAfter;

  @XmlJavaTypeAdapter(InstantText.class)
  @XmlElement(name = "Delivery")
  public @Nullable Instant delivery;

  @XmlJavaTypeAdapter(InstantText.class)
  @XmlElement(name = "InitialFetch")
  public @Nullable Instant initialFetch;

  @XmlJavaTypeAdapter(InstantText.class)
  @XmlElement(name = "Reception")
  public @Nullable Instant reception;

  @XmlElement(name = "ServiceQuality")
  public @Nullable String serviceQuality;
}
