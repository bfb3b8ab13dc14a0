package de.fallbruecke.xta.v211.meta;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** The header of a message. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "MessageMetaData")
@XmlType(
    name = "",
    propOrder = {
      "delivery",
      "originators",
      "destinations",
      "identification",
      "qualifier",
      "properties",
      "size"
    })
public final class MessageMetaData {
  @XmlElement(name = "DeliveryAttributes")
  public @Nullable DeliveryAttributes delivery;

  @XmlElement(name = "Originators")
  public @Nullable Originators originators;

  @XmlElement(name = "Destinations")
  public @Nullable Destinations destinations;

  @XmlElement(name = "MsgIdentification")
  public @Nullable MessageIdentification identification;

  @XmlElement(name = "Qualifier")
  public @Nullable Qualifier qualifier;

  @XmlElement(name = "MessageProperties")
  public @Nullable MessageProperties properties;

  @XmlElement(name = "MsgSize")
  public @Nullable Long size;

  @XmlAttribute(name = "TestMsg")
  public @Nullable Boolean test;
}
