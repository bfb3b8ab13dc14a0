package de.fallbruecke.xta.v211.meta;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** A code of a list; the children are unqualified as everywhere in XÖV. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "KeyCodeType",
    propOrder = {"code", "name"})
public final class KeyCode {
  @XmlElement(name = "code", namespace = "")
  public @Nullable String code;

  @XmlElement(name = "name", namespace = "")
  public @Nullable String name;

  @XmlAttribute(name = "listURI")
  public @Nullable String listUri;

  @XmlAttribute(name = "listVersionID")
  public @Nullable String listVersion;
}
