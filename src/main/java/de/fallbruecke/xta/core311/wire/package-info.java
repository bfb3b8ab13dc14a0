/**
 * The XML of XTA core 3.1.1 (namespace {@code https://xoev.de/transport/xta/core/3.1.1}). The facts
 * name the elements; where they do not say how one is built, it is built as in XTA-WS 2.1.1. That
 * is unconfirmed: no schema of this version was at hand.
 */
@XmlSchema(
    namespace = CoreNames.CORE,
    elementFormDefault = XmlNsForm.QUALIFIED,
    xmlns = @XmlNs(prefix = "xta", namespaceURI = CoreNames.CORE))
@NullMarked
package de.fallbruecke.xta.core311.wire;

import de.fallbruecke.xta.core311.CoreNames;
import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
import org.jspecify.annotations.NullMarked;
