package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** Offered, not offered, not known. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "IsServiceAvailableValueType",
    propOrder = {"available", "unknown"})
public final class CoreAvailability {
  @XmlElement(name = "ServiceIsAvailable")
  public @Nullable Boolean available;

  @XmlElement(name = "ServiceIsAvailableUnknown")
  public @Nullable Boolean unknown;
}
