/**
 * The XML of OSCI message meta data (namespace {@code http://www.osci.eu/ws/2014/10/transport}), as
 * far as the gateway uses it: who sends what to whom. Elements that are not read here (security
 * tokens, receipt requests, further readers) are passed over. Facts: XTA-WS 2.1.1. XTA core 3.1.1
 * moved the same structure to its own namespace.
 */
@XmlSchema(
    namespace = Names.META,
    elementFormDefault = XmlNsForm.QUALIFIED,
    xmlns = @XmlNs(prefix = "oscimeta", namespaceURI = Names.META))
@NullMarked
package de.fallbruecke.xta.v211.meta;

import de.fallbruecke.xta.v211.Names;
import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
import org.jspecify.annotations.NullMarked;
