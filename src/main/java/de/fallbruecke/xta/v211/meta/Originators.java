package de.fallbruecke.xta.v211.meta;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** From whom. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "OriginatorsType",
    propOrder = {"author", "sender", "replyTo"})
public final class Originators {
  @XmlElement(name = "Author")
  public @Nullable Party author;

  @XmlElement(name = "Sender")
  public @Nullable Party sender;

  @XmlElement(name = "ReplyTo")
  public @Nullable Party replyTo;
}
