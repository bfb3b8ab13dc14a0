package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** What is selected; the name of the element is unconfirmed. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "MessageStatusList")
@XmlType(name = "")
public final class CoreStatusList {
  @XmlElement(name = "MessageMetaData")
  public List<Object> metaData = new ArrayList<>();
}
