package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message with its attachments; extensions are passed over. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "ContentContainer")
@XmlType(
    name = "",
    propOrder = {"message", "attachments"})
public final class CoreContainer {
  @XmlElement(name = "Message")
  public @Nullable CoreContent message;

  @XmlElement(name = "Attachment")
  public List<CoreContent> attachments = new ArrayList<>();
}
