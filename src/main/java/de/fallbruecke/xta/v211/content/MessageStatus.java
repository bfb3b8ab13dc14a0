package de.fallbruecke.xta.v211.content;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** How the transport went: 0 open, 1 green, 2 yellow, 3 red. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "MessageStatusType",
    propOrder = {"status", "errors", "warnings", "infos"})
public final class MessageStatus {
  @XmlElement(name = "Status")
  public @Nullable Integer status;

  @XmlElement(name = "ErrorList")
  public @Nullable Errors errors;

  @XmlElement(name = "WarnList")
  public @Nullable Warnings warnings;

  @XmlElement(name = "InfoList")
  public @Nullable Infos infos;
}
