package de.fallbruecke.xta.v211.meta;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** A property agreed upon for a scenario. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "PropertyType",
    propOrder = {"key", "value"})
public final class Property {
  @XmlElement(name = "Key")
  public @Nullable KeyCode key;

  @XmlElement(name = "Value")
  public @Nullable String value;
}
