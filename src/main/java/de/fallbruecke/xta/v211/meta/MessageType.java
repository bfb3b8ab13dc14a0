package de.fallbruecke.xta.v211.meta;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** The type of the message with the schema of its payload. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "",
    propOrder = {"code", "name"})
public final class MessageType {
  @XmlElement(name = "code", namespace = "")
  public @Nullable String code;

  @XmlElement(name = "name", namespace = "")
  public @Nullable String name;

  @XmlAttribute(name = "listURI")
  public @Nullable String listUri;

  @XmlAttribute(name = "listVersionID")
  public @Nullable String listVersion;

  @XmlAttribute(name = "payloadSchema")
  public @Nullable String payloadSchema;
}
