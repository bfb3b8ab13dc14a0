package de.fallbruecke.xta.v211.content;

import de.fallbruecke.xta.v211.meta.KeyCode;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/**
 * What a fault carries: a number of the list {@code urn:de:xta:webservice:codeliste:fehlernummer}.
 */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "ExceptionType")
public final class ExceptionDetail {
  @XmlElement(name = "errorCode")
  public @Nullable KeyCode errorCode;
}
