package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import org.jspecify.annotations.Nullable;

/** Who: text and type; built as in 2.1.1 (unconfirmed). */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "PartyIdentifierType")
public final class CorePartyIdentifier {
  @XmlValue public @Nullable String value;

  @XmlAttribute(name = "type")
  public @Nullable String type;

  @XmlAttribute(name = "name")
  public @Nullable String name;

  @XmlAttribute(name = "category")
  public @Nullable String category;
}
