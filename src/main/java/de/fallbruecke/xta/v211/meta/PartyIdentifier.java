package de.fallbruecke.xta.v211.meta;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import org.jspecify.annotations.Nullable;

/** Who: a text such as {@code ags:09000009}, and what kind of identifier it is. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "PartyIdentifierType")
public final class PartyIdentifier {
  @XmlValue public @Nullable String value;

  @XmlAttribute(name = "type")
  public @Nullable String type;

  @XmlAttribute(name = "name")
  public @Nullable String name;

  @XmlAttribute(name = "category")
  public @Nullable String category;
}
