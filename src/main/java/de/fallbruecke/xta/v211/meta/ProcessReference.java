package de.fallbruecke.xta.v211.meta;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** The process a message belongs to, at both ends (in Germany the Aktenzeichen). */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "",
    propOrder = {"requester", "responder"})
public final class ProcessReference {
  @XmlElement(name = "Requester")
  public @Nullable String requester;

  @XmlElement(name = "Responder")
  public @Nullable String responder;
}
