package de.fallbruecke.xta.v211.box;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;

/** Certificates that a server checked on the way; passed over by the gateway and never sent. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "X509TokenContainer")
@XmlType(name = "X509TokenContainerType")
public final class TokenContainer {}
