package de.fallbruecke.xta.core311.wire;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlType;

/** An element without content. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "")
public final class Nothing {}
