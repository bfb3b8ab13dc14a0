package de.fallbruecke.xta.v211.meta;

import de.fallbruecke.xta.v211.Names;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ids of the message and of those it answers. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "MsgIdentificationType",
    propOrder = {"messageId", "inReplyTo", "process"})
public final class MessageIdentification {
  @XmlElement(name = "MessageID", namespace = Names.WSA)
  public @Nullable String messageId;

  @XmlElement(name = "In-Reply-To")
  public List<String> inReplyTo = new ArrayList<>();

  @XmlElement(name = "ProcessRef")
  public @Nullable ProcessReference process;
}
