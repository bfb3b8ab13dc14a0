package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** One question. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "")
public final class CoreLookupItem {
  @XmlElement(name = "LookupService")
  public @Nullable CoreLookupQuery query;
}
