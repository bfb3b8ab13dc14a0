package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** Messages by id; that the children are called XTAMessageID is unconfirmed. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "")
public final class MessageIds {
  @XmlElement(name = "XTAMessageID")
  public List<String> ids = new ArrayList<>();
}
