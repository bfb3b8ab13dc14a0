package de.fallbruecke.xta.v211.content;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** One question of a look-up. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "")
public final class LookupItem {
  @XmlElement(name = "LookupService")
  public @Nullable ServiceQuery query;
}
