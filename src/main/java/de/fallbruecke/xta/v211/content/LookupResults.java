package de.fallbruecke.xta.v211.content;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** The answers. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "")
public final class LookupResults {
  @XmlElement(name = "LookupServiceResult")
  public List<LookupResult> results = new ArrayList<>();
}
