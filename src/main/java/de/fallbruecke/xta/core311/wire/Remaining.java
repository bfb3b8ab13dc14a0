package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** Whether more is left; the content of {@code MessagesPending} is unconfirmed. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "",
    propOrder = {"none", "pending"})
public final class Remaining {
  @XmlElement(name = "NoMessageAvailable")
  public @Nullable Nothing none;

  @XmlElement(name = "MessagesPending")
  public @Nullable String pending;
}
