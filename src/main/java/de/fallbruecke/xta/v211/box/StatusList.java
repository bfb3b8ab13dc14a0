package de.fallbruecke.xta.v211.box;

import de.fallbruecke.xta.v211.Names;
import de.fallbruecke.xta.v211.meta.MessageMetaData;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** A list of messages, in the short form or with their meta data. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "MsgStatusList")
@XmlType(
    name = "MsgStatusListType",
    propOrder = {"attributes", "metaData"})
public final class StatusList {
  @XmlElement(name = "MsgAttributes")
  public List<MessageAttributes> attributes = new ArrayList<>();

  @XmlElement(name = "MessageMetaData", namespace = Names.META)
  public List<MessageMetaData> metaData = new ArrayList<>();
}
