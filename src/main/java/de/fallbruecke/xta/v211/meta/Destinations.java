package de.fallbruecke.xta.v211.meta;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** To whom. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "DestinationsType")
public final class Destinations {
  @XmlElement(name = "Reader")
  public @Nullable Party reader;
}
