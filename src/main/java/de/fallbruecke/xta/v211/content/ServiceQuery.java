package de.fallbruecke.xta.v211.content;

import de.fallbruecke.xta.v211.Names;
import de.fallbruecke.xta.v211.meta.Party;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** A reader and a service of it. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "LookupServiceType",
    propOrder = {"reader", "service"})
public final class ServiceQuery {
  @XmlElement(name = "Reader", namespace = Names.META)
  public @Nullable Party reader;

  @XmlElement(name = "ServiceType")
  public @Nullable String service;
}
