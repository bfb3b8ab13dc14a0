package de.fallbruecke.xta.v211.content;

import de.fallbruecke.xta.v211.Names;
import de.fallbruecke.xta.v211.meta.Party;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** The answer to one question; technical parameters of the service are passed over. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "LookupServiceResultType",
    propOrder = {"reader", "service", "availability"})
public final class LookupResult {
  @XmlElement(name = "Reader", namespace = Names.META)
  public @Nullable Party reader;

  @XmlElement(name = "ServiceType")
  public @Nullable String service;

  @XmlElement(name = "IsServiceAvailableValue")
  public @Nullable Availability availability;
}
