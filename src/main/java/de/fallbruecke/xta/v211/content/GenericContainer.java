package de.fallbruecke.xta.v211.content;

import de.fallbruecke.xta.v211.Names;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** What is transported: a container, or one encrypted for its reader. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "GenericContentContainer")
@XmlType(
    name = "",
    propOrder = {"encrypted", "container"})
public final class GenericContainer {
  @XmlElement(name = "EncryptedData", namespace = Names.XENC)
  public @Nullable Encrypted encrypted;

  @XmlElement(name = "ContentContainer")
  public @Nullable ContentContainer container;
}
