package de.fallbruecke.xta.v211.meta;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** The properties of a message. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "")
public final class MessageProperties {
  @XmlElement(name = "Property")
  public List<Property> properties = new ArrayList<>();
}
