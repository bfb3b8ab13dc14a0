package de.fallbruecke.xta.v211.content;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;

/** Errors of a transport. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "")
public final class Errors {
  @XmlElement(name = "Error")
  public List<ReportRecord> records = new ArrayList<>();
}
