package de.fallbruecke.xta.v211.content;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** Warnings of a transport. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "")
public final class Warnings {
  @XmlElement(name = "Warning")
  public List<ReportRecord> records = new ArrayList<>();
}
