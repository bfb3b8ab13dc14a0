package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** The answer to a look-up. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "LookupServiceResponse")
@XmlType(name = "")
public final class CoreLookupResponse {
  @XmlElement(name = "LookupServiceResultList")
  public @Nullable CoreLookupResults list;
}
