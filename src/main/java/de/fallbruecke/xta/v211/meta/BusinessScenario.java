package de.fallbruecke.xta.v211.meta;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** The scenario: a code, or a text where no list is agreed. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "",
    propOrder = {"defined", "undefined"})
public final class BusinessScenario {
  @XmlElement(name = "Defined")
  public @Nullable KeyCode defined;

  @XmlElement(name = "Undefined")
  public @Nullable String undefined;
}
