package de.fallbruecke.xta.v211.box;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** Asks for one message. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "MsgBoxFetchRequest")
@XmlType(name = "")
public final class FetchRequest {
  @XmlElement(name = "MsgSelector")
  public @Nullable MessageSelector selector;

  @XmlAttribute(name = "MsgPart")
  public @Nullable String part;
}
