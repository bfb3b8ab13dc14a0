package de.fallbruecke.xta.v211.box;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** Asks for a list. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "MsgBoxStatusListRequest")
@XmlType(name = "MsgBoxStatusListRequestType")
public final class StatusListRequest {
  @XmlElement(name = "MsgSelector")
  public @Nullable MessageSelector selector;

  @XmlAttribute(name = "maxListItems")
  public @Nullable Integer maxListItems;

  @XmlAttribute(name = "ListForm")
  public @Nullable String listForm;
}
