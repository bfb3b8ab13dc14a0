package de.fallbruecke.xta.core311.wire;

import jakarta.activation.DataHandler;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlMimeType;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import org.jspecify.annotations.Nullable;

/** A message or an attachment; here the id is required and the type is not. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "ContentType")
public final class CoreContent {
  @XmlMimeType("application/octet-stream")
  @XmlValue
  public @Nullable DataHandler bytes;

  @XmlAttribute(name = "contentDescription")
  public @Nullable String description;

  @XmlAttribute(name = "contentType")
  public @Nullable String contentType;

  @XmlAttribute(name = "encoding")
  public @Nullable String encoding;

  @XmlAttribute(name = "filename")
  public @Nullable String fileName;

  @XmlAttribute(name = "id")
  public @Nullable String id;

  @XmlAttribute(name = "lang")
  public @Nullable String lang;

  @XmlAttribute(name = "size")
  public @Nullable Long size;
}
