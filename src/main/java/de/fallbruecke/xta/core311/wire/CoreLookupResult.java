package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** The answer to one question. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "LookupServiceResultType",
    propOrder = {"reader", "service", "availability"})
public final class CoreLookupResult {
  @XmlElement(name = "Reader")
  public @Nullable CoreParty reader;

  @XmlElement(name = "ServiceType")
  public @Nullable String service;

  @XmlElement(name = "IsServiceAvailableValue")
  public @Nullable CoreAvailability availability;
}
