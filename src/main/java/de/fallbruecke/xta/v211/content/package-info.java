/**
 * The XML of XTA-WS 2.1.1 itself (namespace {@code http://xoev.de/transport/xta/211}): container,
 * service look-up, transport report and fault.
 */
@XmlSchema(
    namespace = Names.XTA,
    elementFormDefault = XmlNsForm.QUALIFIED,
    xmlns = @XmlNs(prefix = "xta", namespaceURI = Names.XTA))
@NullMarked
package de.fallbruecke.xta.v211.content;

import de.fallbruecke.xta.v211.Names;
import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
import org.jspecify.annotations.NullMarked;
