package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** Asks whether readers offer services. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "LookupServiceRequest")
@XmlType(name = "")
public final class CoreLookupRequest {
  @XmlElement(name = "LookupServiceRequestList")
  public List<CoreLookupItem> items = new ArrayList<>();
}
