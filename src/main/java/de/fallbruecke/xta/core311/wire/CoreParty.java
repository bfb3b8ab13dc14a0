package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** The header {@code Party}: in whose name is asked. In 2.1.1 it was {@code Author}. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "PartyType")
public final class CoreParty {
  @XmlElement(name = "Identifier")
  public @Nullable CorePartyIdentifier identifier;
}
