package de.fallbruecke.xta.v211.meta;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** What the message is about. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "QualifierType",
    propOrder = {"subject", "service", "scenario", "messageType"})
public final class Qualifier {
  @XmlElement(name = "Subject")
  public @Nullable String subject;

  @XmlElement(name = "Service")
  public @Nullable String service;

  @XmlElement(name = "BusinessScenario")
  public @Nullable BusinessScenario scenario;

  @XmlElement(name = "MessageType")
  public @Nullable MessageType messageType;
}
