package de.fallbruecke.xta.v211.box;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** What the box says beside the answer: the iterator and how much is left. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "MsgBoxResponse")
@XmlType(
    name = "MsgBoxResponseType",
    propOrder = {"none", "pending"})
public final class BoxResponse {
  @XmlElement(name = "NoMessageAvailable")
  public @Nullable NoMessage none;

  @XmlElement(name = "ItemsPending")
  public @Nullable Long pending;

  @XmlAttribute(name = "MsgBoxRequestID")
  public @Nullable String requestId;
}
