package de.fallbruecke.xta.v211.content;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlType;

/**
 * A container encrypted for its reader (XML-Enc). Only that it is one is of interest here: the
 * facts name no key for it.
 */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "")
public final class Encrypted {}
