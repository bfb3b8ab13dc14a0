package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** A reader and a service of it (built as in 2.1.1, unconfirmed). */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "LookupServiceType",
    propOrder = {"reader", "service"})
public final class CoreLookupQuery {
  @XmlElement(name = "Reader")
  public @Nullable CoreParty reader;

  @XmlElement(name = "ServiceType")
  public @Nullable String service;
}
