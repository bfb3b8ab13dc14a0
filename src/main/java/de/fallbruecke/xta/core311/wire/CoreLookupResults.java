package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** The answers. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "")
public final class CoreLookupResults {
  @XmlElement(name = "LookupServiceResult")
  public List<CoreLookupResult> results = new ArrayList<>();
}
