package de.fallbruecke.xta.v211.content;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message with its attachments. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "",
    propOrder = {"message", "attachments"})
public final class ContentContainer {
  @XmlElement(name = "Message")
  public @Nullable Content message;

  @XmlElement(name = "Attachment")
  public List<Content> attachments = new ArrayList<>();
}
