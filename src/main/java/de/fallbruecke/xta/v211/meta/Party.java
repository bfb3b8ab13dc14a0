package de.fallbruecke.xta.v211.meta;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** A party of a message: author, sender or reader. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "PartyType")
public final class Party {
  @XmlElement(name = "Identifier")
  public @Nullable PartyIdentifier identifier;
}
