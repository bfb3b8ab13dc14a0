package de.fallbruecke.xta.v211.content;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** Offered, not offered, or not known. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "IsServiceAvailableValueType",
    propOrder = {"available", "unknown"})
public final class Availability {
  @XmlElement(name = "ServiceIsAvailable")
  public @Nullable Boolean available;

  @XmlElement(name = "ServiceIsAvailableUnknown")
  public @Nullable Boolean unknown;
}
