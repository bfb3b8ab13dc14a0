package de.fallbruecke.xta.v211.box;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** Nothing (more), and why. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "")
public final class NoMessage {
  @XmlAttribute(name = "reason")
  public @Nullable String reason;
}
