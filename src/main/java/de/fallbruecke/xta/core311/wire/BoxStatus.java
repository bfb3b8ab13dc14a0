package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** The header that says whether more is left. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "MessageBoxStatus")
@XmlType(name = "")
public final class BoxStatus {
  @XmlElement(name = "MessagesRemaining")
  public @Nullable Remaining remaining;
}
